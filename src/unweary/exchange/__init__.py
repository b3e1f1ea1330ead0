"""The shape of every outside document: values -> documents and back."""
