"""What can go wrong with a backup. Each message is for the person who runs the command."""


class BackupError(Exception):
    """It was not made, or can't be restored."""


class Damaged(BackupError):
    """The file is not what was written."""


class WrongPassphrase(BackupError):
    """It opens with another passphrase, or with none."""
