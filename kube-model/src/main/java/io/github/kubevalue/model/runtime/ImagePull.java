package io.github.kubevalue.model.runtime;

/** What comes of pulling an image. */
public enum ImagePull {
    /** The image is there. */
    SUCCEEDS,
    /** The registry does not have it, or does not give it. */
    FAILS
}
