package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.corefile.Property;

/** The options about the plugin's way to the API server. They change no answer, but CoreDNS does not start with a wrong one. */
// plugin/kubernetes/setup.go, ParseStanza
final class ApiServerOptions {
    private static final int TLS_FILES = 3;

    private ApiServerOptions() {}

    static void check(Property property) throws CorefileError {
        int count = property.arguments().size();
        switch (property.name()) {
            case "endpoint" -> require(count > 0, property);
            case "tls" -> require(count == TLS_FILES, property);
            case "kubeconfig" -> require(count == 1 || count == 2, property);
            case "startup_timeout" -> startupTimeout(property.argument(0));
            case "apiserver_qps" -> notNegative(property, quoted(property, GoText::parseFloat));
            case "apiserver_burst", "apiserver_max_inflight" -> notNegative(property, quoted(property, GoText::atoi));
            default -> throw property.error("unknown property '" + property.name() + "'");
        }
    }

    private static void require(boolean fits, Property property) throws CorefileError {
        if (!fits) {
            throw property.argumentError();
        }
    }

    private static void startupTimeout(String text) throws CorefileError {
        try {
            GoText.parseDuration(text);
        } catch (IllegalArgumentException e) {
            throw CorefileError.of("failed to parse startup_timeout: " + text + ", " + e.getMessage());
        }
    }

    /** A way to read a number. */
    private interface Reading {
        double read(String text);
    }

    private static double quoted(Property property, Reading reading) throws CorefileError {
        String text = property.onlyArgument();
        try {
            return reading.read(text);
        } catch (IllegalArgumentException e) {
            throw property.error("invalid " + property.name() + " \"" + text + "\": " + e.getMessage());
        }
    }

    private static void notNegative(Property property, double number) throws CorefileError {
        if (number < 0) {
            throw property.error(property.name() + " must be >= 0");
        }
    }
}
