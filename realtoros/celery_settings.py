"""The settings of Celery that are the same on every machine.

The rows are the queue; a message only says "look now", so losing or repeating one is harmless.
"""

from kombu import Queue

CELERY_TASK_DEFAULT_QUEUE = "celery"
CELERY_TASK_QUEUES = (Queue("celery"), Queue("interactive"))
CELERY_TASK_ROUTES = {
    "emails.tasks.send_office_mails": {"queue": "interactive"},
    "followups.tasks.create_followup_tasks_task": {"queue": "interactive"},
    "followups.tasks.send_followup": {"queue": "interactive"},
    "inbound.tasks.understand": {"queue": "interactive"},
    "inbound.tasks.understand_waiting": {"queue": "interactive"},
}
CELERY_TIMEZONE = "UTC"
CELERY_ENABLE_UTC = True
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 30 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 25 * 60
CELERY_TASK_ANNOTATIONS = {"*": {"max_retries": 3}}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_DB_REUSE_MAX = 1000
# A view must not wait for a dead broker: one quick try, and the next sweep does what the message asked for.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 3,
    "socket_connect_timeout": 3,
    "socket_keepalive": True,
    "retry_on_timeout": False,
    "visibility_timeout": 3600,
    # kombu tries to connect for six seconds before it publishes, while somebody waits for the page: once is enough.
    "max_retries": 0,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_BEAT_SCHEDULER = "realtoros.operating.heartbeats.beat:Scheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = 5
CELERY_BEAT_SCHEDULE = {
    "process-due-tasks": {
        "task": "followups.tasks.process_due_tasks",
        "schedule": 60.0,
        # A tick that nobody took within a minute is replaced by the next one. (`expires` would be dropped.)
        "options": {"expire_seconds": 60},
    },
    # Once a day: a model's end is announced months before.
    "look-up-shutdown": {"task": "emails.tasks.look_up_shutdown", "schedule": 24 * 3600.0},
    # What the DNS says of the sender's domain: no page may wait for it.
    "examine-domain": {
        "task": "realtoros.operating.tasks.examine_domain",
        "schedule": 3600.0,
        "options": {"expire_seconds": 3600},
    },
    "prepare-drafts": {
        "task": "followups.tasks.prepare_drafts",
        "schedule": 60.0,
        "options": {"expire_seconds": 60},
    },
    "understand-waiting": {
        "task": "inbound.tasks.understand_waiting",
        "schedule": 60.0,
        "options": {"expire_seconds": 60},
    },
    # Every hour: the job itself looks whether it is night where the office is.
    "keep": {"task": "realtoros.operating.tasks.keep", "schedule": 3600.0, "options": {"expire_seconds": 3600}},
    "copy-opt-outs": {
        "task": "realtoros.operating.backups.tasks.copy_opt_outs",
        "schedule": 60.0,
        "options": {"expire_seconds": 60},
    },
    "send-office-mails": {
        "task": "emails.tasks.send_office_mails",
        "schedule": 60.0,
        "options": {"expire_seconds": 60},
    },
}
