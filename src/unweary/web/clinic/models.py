"""The rows of the clinic's side."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class StaffManager(BaseUserManager["Staff"]):
    """Makes accounts. Addresses are kept in small letters."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> Staff:
        """An account that can sign in; without a password only by a link or a passkey."""
        staff = self.model(email=self.normalize_email(email).lower(), **more)
        staff.set_password(password)
        staff.save(using=self._db)
        return staff

    def create_superuser(self, email: str, password: str | None = None, **more: Any) -> Staff:
        """An account of the host's own administrators."""
        return self.create_user(email, password, is_host=True, **more)


class Staff(AbstractBaseUser):
    """Somebody who signs in: a member of clinics, or an administrator of the host."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    is_host = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = StaffManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name_plural = "staff"

    def __str__(self) -> str:
        return self.name or self.email
