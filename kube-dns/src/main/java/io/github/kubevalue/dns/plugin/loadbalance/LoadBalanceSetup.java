package io.github.kubevalue.dns.plugin.loadbalance;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.model.address.Cidr;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/** Reads the options of {@code loadbalance}. */
// plugin/loadbalance/setup.go
public final class LoadBalanceSetup {
    private static final Duration RELOAD = Duration.ofSeconds(30);

    private LoadBalanceSetup() {}

    /** Sets up the plugin: of several lines, the last has the policy, and all prefer. */
    public static Seq<LoadBalance> plugins(Controller controller) throws CorefileError {
        Policy policy = new Policy.RoundRobin();
        Vector<Cidr> preferred = Vector.empty();
        for (Directive line : controller.lines()) {
            Seq<String> arguments = line.arguments();
            String name = arguments.headOption().getOrElse("round_robin");
            switch (name) {
                case "round_robin" -> {
                    if (arguments.size() > 1) {
                        throw line.error("unknown property for " + name);
                    }
                    policy = new Policy.RoundRobin();
                    preferred = preferred.appendAll(preferred(line));
                }
                case "weighted" -> {
                    policy = new Policy.Weighted(weights(line, controller));
                    preferred = Vector.empty();
                }
                default -> throw CorefileError.of("unknown policy: " + name);
            }
        }
        return Vector.of(new LoadBalance(policy, preferred));
    }

    private static Seq<Cidr> preferred(Directive line) throws CorefileError {
        Vector<Cidr> networks = Vector.empty();
        for (Property property : line.body()) {
            if (!property.name().equals("prefer")) {
                throw property.error("unknown property '" + property.name() + "'");
            }
            for (String text : property.arguments()) {
                networks = networks.append(Cidr.tryParse(text)
                        .getOrElseThrow(
                                () -> property.error("invalid CIDR \"" + text + "\": invalid CIDR address: " + text)));
            }
        }
        return networks;
    }

    /** A file that is not there is looked for again later, unless it is read but once. */
    private static Weights weights(Directive line, Controller controller) throws CorefileError {
        if (line.arguments().size() < 2) {
            throw line.error("missing weight file argument");
        }
        if (line.arguments().size() > 2) {
            throw line.error("unexpected argument(s)");
        }
        Duration reload = reload(line);
        Option<String> text = controller.file(line.argument(1));
        if (text.isEmpty()) {
            if (reload.isZero()) {
                throw CorefileError.of("weight file open error");
            }
            return Weights.NONE;
        }
        Either<String, Weights> weights = Weights.parse(line.argument(1), text.get());
        return weights.getOrElseThrow(CorefileError::of);
    }

    private static Duration reload(Directive line) throws CorefileError {
        Duration reload = RELOAD;
        for (Property property : line.body()) {
            if (!property.name().equals("reload")) {
                throw property.error("unknown property '" + property.name() + "'");
            }
            if (property.arguments().isEmpty()) {
                throw property.error("reload duration value is missing");
            }
            if (property.arguments().size() > 1) {
                throw property.error("unexpected argument");
            }
            try {
                reload = GoText.parseDuration(property.argument(0));
            } catch (IllegalArgumentException e) {
                throw property.error("invalid reload duration '" + property.argument(0) + "'");
            }
        }
        return reload;
    }
}
