package io.github.kubevalue.model.manifest;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A file that is yet to be opened, or the reason why it cannot be. */
record Sources(Supplier<Either<Problem, Source>> opening) {
    private static final Vector<String> EXTENSIONS = Vector.of(".json", ".yaml", ".yml");

    /** Returns what a name stands for: the standard input, a file, or the files of a folder. */
    static Seq<Sources> of(String name, InputStream standardInput) {
        if (name.equals("-")) {
            return Vector.of(new Sources(() -> Source.read(name, standardInput)));
        }
        try {
            Path path = Path.of(name);
            if (!Files.exists(path)) {
                // cli-runtime, resource/builder.go, pathNotExistError
                return failed(name, "the path \"" + name + "\" does not exist");
            }
            return Files.isDirectory(path) ? folder(path) : Vector.of(file(path));
        } catch (InvalidPathException problem) {
            return failed(name, "the path \"" + name + "\" does not exist");
        }
    }

    Either<Problem, Source> open() {
        return opening.get();
    }

    private static Seq<Sources> folder(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            Seq<Path> files = paths.filter(path -> hasExtension(path) && Files.isRegularFile(path))
                    .sorted()
                    .collect(Vector.collector());
            // cli-runtime, resource/visitor.go, ExpandPathsToFileVisitors
            return files.isEmpty()
                    ? failed(
                            folder.toString(),
                            "error reading [" + folder + "]: recognized file extensions are [.json .yaml .yml]")
                    : files.map(Sources::file);
        } catch (IOException | UncheckedIOException problem) {
            return failed(folder.toString(), "cannot be read: " + problem.getMessage());
        }
    }

    private static boolean hasExtension(Path path) {
        return EXTENSIONS.exists(extension -> path.getFileName().toString().endsWith(extension));
    }

    private static Sources file(Path path) {
        return new Sources(() -> {
            try (InputStream stream = Files.newInputStream(path)) {
                return Source.read(path.toString(), stream);
            } catch (AccessDeniedException problem) {
                return failure(path.toString(), "cannot be read: permission denied");
            } catch (IOException problem) {
                return failure(path.toString(), "cannot be read: " + problem.getMessage());
            }
        });
    }

    private static Seq<Sources> failed(String name, String message) {
        return Vector.of(new Sources(() -> failure(name, message)));
    }

    private static Either<Problem, Source> failure(String name, String message) {
        return Either.left(new Problem(Place.startOf(name), "", message));
    }
}
