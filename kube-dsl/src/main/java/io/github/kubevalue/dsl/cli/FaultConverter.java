package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.meta.DurationText;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.function.Function;
import picocli.CommandLine;

/** Reads {@code node-lost=n1}, {@code refuse=kubelet:2}, {@code delay=kubelet:5s}. */
final class FaultConverter implements CommandLine.ITypeConverter<Fault> {
    private static final Set<String> NAMES =
            HashSet.of("node-lost", "kubelet-stopped", "kubelet-started", "restart", "refuse", "down", "delay");

    /** Whether a text speaks of a fault, rather than of a file. */
    static boolean isFault(String text) {
        return text.contains("=") && NAMES.contains(text.substring(0, text.indexOf('=')));
    }

    @Override
    public Fault convert(String text) {
        String[] parts = text.split("[=:]", 3);
        String first = parts.length > 1 ? parts[1] : "";
        String second = parts.length > 2 ? parts[2] : "";
        return switch (parts[0]) {
            case "node-lost" -> new Fault.NodeLost(alone(first, second));
            case "kubelet-stopped" -> new Fault.KubeletStopped(alone(first, second));
            case "kubelet-started" -> new Fault.KubeletStarted(alone(first, second));
            case "restart" -> new Fault.ControllerRestarted(alone(first, second));
            case "refuse" -> new Fault.WritesRefused(first, read(second, Integer::parseInt));
            case "down" -> new Fault.ApiServerDown(read(alone(first, second), DurationText::parse));
            case "delay" -> new Fault.WatchDelayed(first, read(second, DurationText::parse));
            default ->
                throw new CommandLine.TypeConversionException("unknown fault \"" + parts[0]
                        + "\": must be node-lost=NODE, kubelet-stopped=NODE, kubelet-started=NODE, restart=CONTROLLER,"
                        + " refuse=CONTROLLER:TIMES, down=DURATION or delay=CONTROLLER:DURATION");
        };
    }

    private static String alone(String first, String second) {
        if (!second.isEmpty()) {
            throw new CommandLine.TypeConversionException("nothing is to follow \"" + first + "\": \"" + second + "\"");
        }
        return first;
    }

    private static <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException("\"" + text + "\" cannot be read: " + e.getMessage());
        }
    }
}
