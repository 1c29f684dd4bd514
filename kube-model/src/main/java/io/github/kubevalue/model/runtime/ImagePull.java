package io.github.kubevalue.model.runtime;

import io.vavr.control.Option;

/**
 * What comes of pulling an image.
 *
 * @param failing how many attempts fail before one succeeds: the registry does not have it, or does not give it; none if all do
 */
public record ImagePull(Option<Integer> failing) {
    /** The image is there. */
    public static final ImagePull SUCCEEDS = new ImagePull(Option.of(0));

    /** Whether some attempt fails. */
    public boolean fails() {
        return !equals(SUCCEEDS);
    }
}
