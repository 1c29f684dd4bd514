package io.github.kubevalue.dns.plugin.header;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.function.Function;

/** Reads the rules of {@code header}. */
// plugin/header/setup.go
public final class HeaderSetup {
    private HeaderSetup() {}

    /** Sets up the plugin: only the first line that has rules counts. */
    public static Seq<Header> plugins(Controller controller) throws CorefileError {
        for (Directive line : controller.lines()) {
            Vector<Rule> query = Vector.empty();
            Vector<Rule> response = Vector.empty();
            for (Property property : line.body()) {
                String selector = property.name().toLowerCase(Locale.ROOT);
                switch (selector) {
                    case "query" -> query = query.appendAll(rules(property));
                    case "response" -> response = response.appendAll(rules(property));
                    default -> throw fault("invalid selector=" + selector + " should be query or response");
                }
            }
            if (!query.isEmpty() || !response.isEmpty()) {
                return Vector.of(new Header(query, response));
            }
        }
        throw controller.lines().last().argumentError();
    }

    // plugin/header/header.go, newRules
    private static Seq<Rule> rules(Property property) throws CorefileError {
        if (property.arguments().isEmpty()) {
            throw fault("no flag action provided");
        }
        if (property.arguments().size() < 2) {
            throw fault("invalid length for flags, at least one should be provided");
        }
        String action = property.argument(0).toLowerCase(Locale.ROOT);
        Function<Flag, Rule> rule = switch (action) {
            case "set" -> Rule.Set::new;
            case "clear" -> Rule.Clear::new;
            default -> throw fault("unknown flag action=" + action + ", should be set or clear");
        };
        Vector<Rule> rules = Vector.empty();
        for (String flag : property.arguments().tail()) {
            rules = rules.append(rule.apply(flag(flag.toLowerCase(Locale.ROOT))));
        }
        return rules;
    }

    private static Flag flag(String name) throws CorefileError {
        return switch (name) {
            case "aa" -> Flag.AA;
            case "ra" -> Flag.RA;
            case "rd" -> Flag.RD;
            default -> throw fault("unknown/unsupported flag=" + name);
        };
    }

    private static CorefileError fault(String message) {
        return CorefileError.of("setting up rule: " + message);
    }
}
