package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.core.NodeCondition;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What an eviction threshold is about: how much a node has left of something. */
public enum Signal {
    // pkg/kubelet/eviction/api/types.go; helpers.go, signalToNodeCondition and signalToResource
    /** Memory of the machine. */
    MEMORY_AVAILABLE("memory.available", "memory", NodeCondition.MEMORY_PRESSURE),
    /** Memory of what pods may use together. */
    ALLOCATABLE_MEMORY_AVAILABLE("allocatableMemory.available", "memory", NodeCondition.MEMORY_PRESSURE),
    /** Space on the file system of volumes and logs. */
    NODE_FS_AVAILABLE("nodefs.available", "ephemeral-storage", NodeCondition.DISK_PRESSURE),
    /** Inodes there. */
    NODE_FS_INODES_FREE("nodefs.inodesFree", "inodes", NodeCondition.DISK_PRESSURE),
    /** Space on the file system of images. */
    IMAGE_FS_AVAILABLE("imagefs.available", "ephemeral-storage", NodeCondition.DISK_PRESSURE),
    /** Inodes there. */
    IMAGE_FS_INODES_FREE("imagefs.inodesFree", "inodes", NodeCondition.DISK_PRESSURE),
    /** Space on the file system of writable layers. */
    CONTAINER_FS_AVAILABLE("containerfs.available", "ephemeral-storage", NodeCondition.DISK_PRESSURE),
    /** Inodes there. */
    CONTAINER_FS_INODES_FREE("containerfs.inodesFree", "inodes", NodeCondition.DISK_PRESSURE),
    /** Numbers for processes. */
    PID_AVAILABLE("pid.available", "pids", NodeCondition.PID_PRESSURE);

    private final String text;
    private final String resource;
    private final String condition;

    Signal(String text, String resource, String condition) {
        this.text = text;
        this.resource = resource;
        this.condition = condition;
    }

    /** Returns the signal that a configuration names. */
    static Option<Signal> named(String text) {
        return Vector.of(values()).find(signal -> signal.text.equals(text));
    }

    /** What is to be reclaimed, as messages name it. */
    String resource() {
        return resource;
    }

    /** The condition of a node that runs short. */
    String condition() {
        return condition;
    }

    boolean isOfMemory() {
        return condition.equals(NodeCondition.MEMORY_PRESSURE);
    }

    /** Returns {@code memory.available}. */
    @Override
    public String toString() {
        return text;
    }
}
