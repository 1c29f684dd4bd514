package io.github.kubevalue.dns.externaldns;

import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The annotations by which an object tells ExternalDNS what to publish, under the present and the former prefix. */
// sigs.k8s.io/external-dns, source/annotations
record Annotations(KubeObject object) {
    private static final Vector<String> PREFIXES =
            Vector.of("external-dns.kubernetes.io/", "external-dns.alpha.kubernetes.io/");
    private static final Pattern DURATION_PART = Pattern.compile("([0-9]+)(h|ms|m|s)");
    private static final long STANDARD_TTL = 300;

    /** Whether another controller is to publish the object. */
    boolean isForAnother() {
        return value("controller").exists(controller -> !controller.equals("dns-controller"));
    }

    Seq<String> list(String key) {
        return value(key)
                .toVector()
                .flatMap(text -> Vector.of(text.split(",")))
                .map(String::trim)
                .filter(text -> !text.isEmpty());
    }

    /** Seconds; a number or a duration of Go. */
    long ttl() {
        return value("ttl").map(Annotations::seconds).filter(ttl -> ttl > 0).getOrElse(STANDARD_TTL);
    }

    private static long seconds(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Long.parseLong(text);
        }
        long millis = 0;
        Matcher parts = DURATION_PART.matcher(text);
        while (parts.lookingAt()) {
            long number = Long.parseLong(parts.group(1));
            millis += switch (parts.group(2)) {
                case "h" -> number * 3_600_000;
                case "m" -> number * 60_000;
                case "s" -> number * 1000;
                default -> number;
            };
            parts.region(parts.end(), text.length());
        }
        return millis / 1000;
    }

    Option<String> value(String key) {
        return PREFIXES.flatMap(prefix -> object.metadata().annotations().get(prefix + key))
                .headOption();
    }
}
