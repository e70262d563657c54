from django.urls import path

from clients.views import pipeline

urlpatterns = [
    path("", pipeline.pipeline, name="pipeline"),
    path("<str:stage>/", pipeline.column, name="pipeline_column"),
]
