package io.github.kubevalue.dsl.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that the command line names. */
final class TextFile {
    private TextFile() {}

    /** Returns the text of a file; {@code what} is what it is said to be: {@code zone file}. */
    static String read(String what, String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInput("the " + what + " \"" + file + "\" cannot be read: " + e.getMessage());
        }
    }
}
