"""post_office.py PACKAGES DATABASE PORT COUNT SIZE: queues COUNT emails of SIZE bytes with django-post-office on SQLite,
sends them to 127.0.0.1:PORT as its documentation says, and prints the rate: `post_office 123.4` emails a second."""
import sys
import time

packages, database, port, count, size = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
sys.path.insert(0, packages)
import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {
        "ENGINE": "django.db.backends.sqlite3", "NAME": database,
        # The same promise as ours: what is recorded is on the disk, and readers do not block.
        "OPTIONS": {"timeout": 60, "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"} if django.VERSION >= (5, 1) else {"timeout": 60}}},
    INSTALLED_APPS=["django.contrib.contenttypes", "post_office"], DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    TEMPLATES=[
        {"BACKEND": "django.template.backends.django.DjangoTemplates"},
        {"BACKEND": "post_office.template.backends.post_office.PostOfficeTemplates", "NAME": "post_office"}],
    EMAIL_BACKEND="post_office.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, USE_TZ=True,
    POST_OFFICE={"BACKENDS": {"default": "django.core.mail.backends.smtp.EmailBackend"}, "BATCH_SIZE": 1000, "LOG_LEVEL": 1})
django.setup()
from django.core.management import call_command
from post_office import mail
from post_office.models import Email, STATUS

call_command("migrate", verbosity=0)
mail.send_many([
    {"sender": "a@acme.example", "recipients": [f"c{number}@x.example"], "subject": "Hello", "message": "x" * size}
    for number in range(count)])
start = time.perf_counter()
mail.send_queued_mail_until_done(processes=1)
end = time.perf_counter()
sent = Email.objects.filter(status=STATUS.sent).count()
if sent != count:
    sys.exit(f"post_office sent {sent} of {count}")
print(f"post_office {count / (end - start):.1f}")
