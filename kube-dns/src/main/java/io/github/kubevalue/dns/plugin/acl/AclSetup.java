package io.github.kubevalue.dns.plugin.acl;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.validation.GoText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** Reads the rules of {@code acl}. */
// plugin/acl/setup.go
public final class AclSetup {
    private static final String ALL = "*";

    private AclSetup() {}

    /** Sets up the plugin: each line is a rule. */
    public static Seq<Acl> plugins(Controller controller) throws CorefileError {
        Vector<Rule> rules = Vector.empty();
        for (Directive line : controller.lines()) {
            Vector<Policy> policies = Vector.empty();
            for (Property property : line.body()) {
                policies = policies.append(policy(property));
            }
            rules = rules.append(new Rule(controller.origins(line.arguments()), policies));
        }
        return Vector.of(new Acl(rules));
    }

    private static Policy policy(Property property) throws CorefileError {
        Action action = Action.named(property.name())
                .getOrElseThrow(() -> property.error("unexpected token " + GoText.quoted(property.name())
                        + "; expect 'allow', 'block', 'filter' or 'drop'"));
        Vector<String> typesNamed = Vector.empty();
        Vector<String> networksNamed = Vector.empty();
        Seq<String> words = property.arguments();
        while (!words.isEmpty()) {
            String section = words.head().toLowerCase(Locale.ROOT);
            if (!isSection(section)) {
                throw property.error("unexpected token " + GoText.quoted(words.head()) + "; expect 'type | net'");
            }
            Seq<String> tokens = words.tail().takeUntil(AclSetup::isSection);
            if (tokens.isEmpty()) {
                throw property.error("no token specified in " + GoText.quoted(section) + " section");
            }
            if (section.equals("type")) {
                typesNamed = typesNamed.appendAll(tokens);
            } else {
                networksNamed = networksNamed.appendAll(tokens);
            }
            words = words.drop(1 + tokens.size());
        }
        return new Policy(action, types(property, typesNamed), networks(property, networksNamed));
    }

    private static boolean isSection(String word) {
        return word.equalsIgnoreCase("type") || word.equalsIgnoreCase("net");
    }

    private static Option<Seq<RecordType>> types(Property property, Seq<String> tokens) throws CorefileError {
        Vector<RecordType> types = Vector.empty();
        for (String token : tokens.takeUntil(ALL::equals)) {
            types = types.append(RecordType.named(token)
                    .getOrElseThrow(
                            () -> property.error("unexpected token " + GoText.quoted(token) + "; expect legal QTYPE")));
        }
        return Option.when(!tokens.isEmpty() && !tokens.contains(ALL), types);
    }

    private static Option<Seq<Cidr>> networks(Property property, Seq<String> tokens) throws CorefileError {
        Vector<Cidr> networks = Vector.empty();
        for (String token : tokens.takeUntil(ALL::equals)) {
            String cidr = normalized(token);
            networks = networks.append(Cidr.tryParse(cidr)
                    .getOrElseThrow(() -> property.error("illegal CIDR notation " + GoText.quoted(cidr))));
        }
        return Option.when(!tokens.isEmpty() && !tokens.contains(ALL), networks);
    }

    /** An address stands for the network that holds it alone. */
    private static String normalized(String network) {
        if (network.contains("/")) {
            return network;
        }
        return network + (network.contains(":") ? "/128" : "/32");
    }
}
