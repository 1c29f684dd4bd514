package io.github.kubevalue.dns.corefile;

/**
 * A line of a Corefile, or of a file that it imports: {@code Corefile:3}.
 *
 * @param file the file
 * @param line the line, from 1
 */
public record Place(String file, int line) {

    /** Returns {@code Corefile:3}. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
