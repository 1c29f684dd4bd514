package io.github.kubevalue.dsl.cli;

import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.stream.Stream;

/** Sees whether files, or those in folders, have changed since they were last looked at. */
final class Watch {
    private final Seq<Path> roots;
    private SortedMap<Path, FileTime> seen;

    /** Looks at the files for the first time. */
    Watch(Seq<String> names) {
        this.roots = names.filter(name -> !name.equals("-")).map(Path::of);
        this.seen = look();
    }

    /** Whether a file came, went or was written; then this is what it is compared with next. */
    boolean hasChanged() {
        SortedMap<Path, FileTime> now = look();
        boolean changed = !now.equals(seen);
        seen = now;
        return changed;
    }

    private SortedMap<Path, FileTime> look() {
        return roots.foldLeft(TreeMap.<Path, FileTime>empty(), Watch::plus);
    }

    private static TreeMap<Path, FileTime> plus(TreeMap<Path, FileTime> all, Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            TreeMap<Path, FileTime> so = all;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                so = so.put(file, Objects.requireNonNull(Files.getLastModifiedTime(file)));
            }
            return so;
        } catch (IOException e) {
            // a file that goes while it is looked at has changed by the next time
            return all;
        }
    }
}
