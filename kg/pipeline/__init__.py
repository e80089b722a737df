"""From articles to files: the only part of the project that knows the order of the stages."""

from kg.pipeline.build import BuildResult, build

__all__ = ["BuildResult", "build"]
