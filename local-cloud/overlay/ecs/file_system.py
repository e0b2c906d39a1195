"""The file system of a container: read-only where the task definition says so, with the volumes of the task.

AWS: with readonlyRootFilesystem the container can write to volumes only. A volume of a task on Fargate without a source
is a folder of its disk, which belongs to root with the permissions 0755, unless the Dockerfile has VOLUME for the path
where it is mounted: then it has the files and permissions that the image has there.
Source: ECS API reference "ContainerDefinition" (readonlyRootFilesystem), "HostVolumeProperties"; ECS developer guide
"Use bind mounts with Amazon ECS" (permissions of volumes on Fargate).
Emulator: lets every container write everywhere, and drops volumes without a source.
"""

from ministack.services import ecs

from overlay.emulator.patch import require, wrap


def _without_source(td):
    """Returns the names of the volumes of a task definition that are folders of its disk."""
    return {each["name"] for each in td.get("volumes") or [] if not any(each[key] for key in each if key != "name")}


def _volumes_of_image(image):
    """Returns the paths that an image, which the task has pulled, names in VOLUME."""
    try:
        return set(ecs._get_docker().images.get(image).attrs["Config"].get("Volumes") or {})
    except Exception:
        return set()


def _given(build):
    def build_run_kwargs(cdef, td, *rest, **named):
        kwargs = build(cdef, td, *rest, **named)
        if cdef.get("readonlyRootFilesystem"):
            kwargs["read_only"] = True
        own = _without_source(td)
        paths = {each["containerPath"] for each in cdef.get("mountPoints") or [] if each.get("sourceVolume") in own}
        # The engine makes the volumes of an image by itself, writable also in a read-only container.
        folders = paths - _volumes_of_image(cdef["image"]) if paths else set()
        if folders:
            kwargs["tmpfs"] = dict.fromkeys(folders, "mode=755,exec")
        return kwargs

    return build_run_kwargs


def apply():
    """Wraps the place where a container gets its settings."""
    require(ecs, "_get_docker")
    wrap(ecs, "_build_run_kwargs", _given)
