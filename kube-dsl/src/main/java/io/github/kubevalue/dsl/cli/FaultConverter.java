package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.meta.DurationText;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine;

/** Reads {@code node-lost=n1}, {@code refuse=kubelet:2}, {@code delay=kubelet:5s}. */
final class FaultConverter implements CommandLine.ITypeConverter<Fault> {
    /** How each is read from what follows its name. */
    private static final Map<String, BiFunction<String, String, Fault>> READERS =
            HashMap.<String, BiFunction<String, String, Fault>>empty()
                    .put("node-lost", (node, rest) -> new Fault.NodeLost(alone(node, rest)))
                    .put("kubelet-stopped", (node, rest) -> new Fault.KubeletStopped(alone(node, rest)))
                    .put("kubelet-started", (node, rest) -> new Fault.KubeletStarted(alone(node, rest)))
                    .put("restart", (name, rest) -> new Fault.ControllerRestarted(alone(name, rest)))
                    .put("refuse", (name, times) -> new Fault.WritesRefused(name, read(times, Integer::parseInt)))
                    .put("down", (time, rest) -> new Fault.ApiServerDown(read(alone(time, rest), DurationText::parse)))
                    .put("delay", (name, time) -> new Fault.WatchDelayed(name, read(time, DurationText::parse)));

    /** Whether a text speaks of a fault, rather than of a file. */
    static boolean isFault(String text) {
        return text.contains("=") && READERS.containsKey(text.substring(0, text.indexOf('=')));
    }

    @Override
    public Fault convert(String text) {
        String[] parts = text.split("[=:]", 3);
        String first = parts.length > 1 ? parts[1] : "";
        String second = parts.length > 2 ? parts[2] : "";
        return READERS.get(parts[0])
                .getOrElseThrow(() -> new CommandLine.TypeConversionException("unknown fault \"" + parts[0]
                        + "\": must be node-lost=NODE, kubelet-stopped=NODE, kubelet-started=NODE, restart=CONTROLLER,"
                        + " refuse=CONTROLLER:TIMES, down=DURATION or delay=CONTROLLER:DURATION"))
                .apply(first, second);
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
