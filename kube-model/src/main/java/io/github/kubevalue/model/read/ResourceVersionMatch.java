package io.github.kubevalue.model.read;

/**
 * How a list relates to the resource version that it is asked for at. The API takes any text; validation refuses unknown ones.
 *
 * @param text as requests write it
 */
public record ResourceVersionMatch(String text) {
    /** As it was then. */
    public static final ResourceVersionMatch EXACT = new ResourceVersionMatch("Exact");
    /** As it was then, or later. */
    public static final ResourceVersionMatch NOT_OLDER_THAN = new ResourceVersionMatch("NotOlderThan");

    @Override
    public String toString() {
        return text;
    }
}
