package io.github.kubevalue.model.footprint;

/** Where a turn is taken: what it may ask has an answer here. */
public interface Circumstances {
    /** The objects. */
    Objects objects();

    /** What has happened since the controller looked last. */
    News news();

    /** Which address a pod CIDR gave last. */
    Object address(String cidr);

    /** Which of equal alternatives is taken. */
    int drawn(String question, int alternatives);
}
