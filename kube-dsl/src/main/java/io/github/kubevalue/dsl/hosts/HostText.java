package io.github.kubevalue.dsl.hosts;

import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * A host as a text names it: {@code cache.shop:6379}.
 *
 * @param host the name, as written
 * @param port the port, if one is said or the scheme of the URL implies it
 */
public record HostText(String host, Option<Integer> port) {
    /** What a name looks like: letters, digits, hyphens and dots, and no more than a name can have. */
    static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\\.?";

    private static final Vector<String> WORDS = Vector.of("localhost", "true", "false", "host.docker.internal");

    static HostText of(String host, String port) {
        return new HostText(
                host, Option.of(port).filter(text -> !text.isEmpty()).map(Integer::valueOf));
    }

    /** Whether it is a name, and neither an address nor a number nor the host itself. */
    boolean isName() {
        return Ip.tryParse(host).isEmpty()
                && host.chars().anyMatch(Character::isLetter)
                && !WORDS.contains(host)
                && !host.contains("..");
    }

    /** The labels of the name. */
    public Vector<String> labels() {
        return Vector.of(host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "").split("\\."));
    }

    /** Returns {@code web:80}, or {@code web}. */
    @Override
    public String toString() {
        return host + port.map(number -> ":" + number).getOrElse("");
    }
}
