"""`directory` with every command of its own, also those that stand in other modules."""

from __future__ import annotations

from unweary.cli.directory import directory_group
from unweary.cli.listings import leave_out_command, left_out_command, reports_command
from unweary.cli.update import update_command

__all__ = ["directory_group"]

for command in (update_command, reports_command, left_out_command, leave_out_command):
    directory_group.add_command(command)
