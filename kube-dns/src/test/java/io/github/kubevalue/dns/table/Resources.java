package io.github.kubevalue.dns.table;

import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files beside a test. */
public final class Resources {
    private Resources() {}

    /** Returns the text of a file beside a class. */
    public static String text(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the cases of a table beside a class. */
    public static Vector<Case> cases(Class<?> beside, String name) {
        return Case.table(text(beside, name));
    }

    /** Returns the objects of a manifest beside a class, as they are written there. */
    public static Store objects(Class<?> beside, String name) {
        return ManifestReader.kubernetes()
                .parse(name, text(beside, name))
                .get()
                .objects()
                .foldLeft(Store.empty(Indexes.CATALOG), Store::put);
    }
}
