package io.github.kubevalue.dns.plugin.erratic;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** Reads {@code erratic { drop [AMOUNT]; truncate [AMOUNT]; delay [AMOUNT [DURATION]]; large }}. */
// plugin/erratic/setup.go
public final class ErraticSetup {
    private static final long STANDARD = 2;
    private static final Duration DELAY = Duration.ofMillis(100);

    private ErraticSetup() {}

    /** Sets up the plugin; all its lines together. Who says something else, but no number of drops, has none. */
    public static Seq<Erratic> plugins(Controller controller) throws CorefileError {
        Erratic plugin = new Erratic(STANDARD, 0, Duration.ZERO, 0, false);
        boolean drops = false;
        try {
            for (Directive line : controller.lines()) {
                for (Property property : line.body()) {
                    plugin = with(plugin, property);
                    drops |= property.name().equals("drop")
                            && !property.arguments().isEmpty();
                }
            }
        } catch (IllegalArgumentException e) {
            throw CorefileError.of(String.valueOf(e.getMessage()));
        }
        boolean other = plugin.delay() > 0 || plugin.truncate() > 0;
        return Vector.of(
                other && !drops
                        ? new Erratic(0, plugin.delay(), plugin.duration(), plugin.truncate(), plugin.large())
                        : plugin);
    }

    private static Erratic with(Erratic plugin, Property property) throws CorefileError {
        return switch (property.name()) {
            case "drop" ->
                new Erratic(
                        property.arguments().isEmpty() ? plugin.drop() : amount(property, 1),
                        plugin.delay(),
                        plugin.duration(),
                        plugin.truncate(),
                        plugin.large());
            case "delay" ->
                new Erratic(plugin.drop(), amount(property, 2), duration(property), plugin.truncate(), plugin.large());
            case "truncate" ->
                new Erratic(plugin.drop(), plugin.delay(), plugin.duration(), amount(property, 1), plugin.large());
            case "large" -> {
                Erratic large = new Erratic(plugin.drop(), plugin.delay(), plugin.duration(), plugin.truncate(), true);
                Option<Property> next = property.following();
                yield next.isEmpty() ? large : with(large, next.get());
            }
            default -> throw property.error("unknown property '" + property.name() + "'");
        };
    }

    private static long amount(Property property, int arguments) throws CorefileError {
        if (property.arguments().size() > arguments) {
            throw property.argumentError();
        }
        if (property.arguments().isEmpty()) {
            return STANDARD;
        }
        String text = property.argument(0);
        long amount = GoText.parseInt32(text);
        if (amount < 0) {
            throw CorefileError.of("illegal amount value given \"" + text + "\"");
        }
        return amount;
    }

    private static Duration duration(Property property) throws CorefileError {
        return property.arguments().size() > 1 ? GoText.parseDuration(property.argument(1)) : DELAY;
    }
}
