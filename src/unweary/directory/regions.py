"""Names and codes of countries and of their states, for places that people type."""

from __future__ import annotations

US_ZIP_LANDS = frozenset(["PR", "VI", "GU", "AS", "MP", "UM", "FM", "MH", "PW"])

US = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "PR": "Puerto Rico", "VI": "Virgin Islands", "GU": "Guam", "AS": "American Samoa",
    "MP": "Northern Mariana Islands",
}  # fmt: skip
CA = {
    "AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick",
    "NL": "Newfoundland and Labrador", "NS": "Nova Scotia", "NT": "Northwest Territories",
    "NU": "Nunavut", "ON": "Ontario", "PE": "Prince Edward Island", "QC": "Quebec",
    "SK": "Saskatchewan", "YT": "Yukon",
}  # fmt: skip
AU = {
    "ACT": "Australian Capital Territory", "NSW": "New South Wales", "NT": "Northern Territory",
    "QLD": "Queensland", "SA": "South Australia", "TAS": "Tasmania", "VIC": "Victoria",
    "WA": "Western Australia",
}  # fmt: skip
REGIONS = {"US": US, "CA": CA, "AU": AU}  # where people name a region by a short code
GEONAMES_CA = {  # numbers of provinces in the GeoNames town files
    "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON",
    "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU",
}  # fmt: skip
GEONAMES_AU = {
    "01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC",
    "08": "WA",
}  # fmt: skip
GEONAMES_GB = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
COUNTRIES = {  # as people write them, in the form that `place_words` gives
    "us": "US", "usa": "US", "united states": "US", "uk": "GB", "gb": "GB",
    "united kingdom": "GB", "great britain": "GB", "england": "GB", "scotland": "GB",
    "wales": "GB", "canada": "CA", "australia": "AU", "germany": "DE", "deutschland": "DE",
    "netherlands": "NL", "nederland": "NL", "holland": "NL", "switzerland": "CH",
    "schweiz": "CH", "suisse": "CH", "svizzera": "CH", "austria": "AT", "osterreich": "AT",
}  # fmt: skip

_CODES = {
    country: {name.casefold(): code for code, name in regions.items()}
    | {code.casefold(): code for code in regions}
    for country, regions in REGIONS.items()
}


def region_code(country: str, text: str) -> str:
    """The short code of a state or province, from its code or name; "" where it is none."""
    plain = " ".join(text.replace(".", "").split()).casefold()
    return _CODES.get(country, {}).get(plain, "")
