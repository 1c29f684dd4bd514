package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.plugin.Controller;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** Reads the rules of {@code rewrite}. */
// plugin/rewrite/setup.go
public final class RewriteSetup {
    private RewriteSetup() {}

    /** Sets up the plugin: each line is a rule. */
    public static Seq<Rewrite> plugins(Controller controller) throws CorefileError {
        Vector<Rewrite.Line> lines = Vector.empty();
        for (Directive line : controller.lines()) {
            Seq<String> words = line.arguments().size() < 2
                    ? line.arguments()
                            .appendAll(line.body()
                                    .flatMap(property -> property.arguments().prepend(property.name())))
                    : line.arguments();
            lines = lines.append(line(words));
        }
        return Vector.of(new Rewrite(lines));
    }

    // plugin/rewrite/rewrite.go, newRule
    private static Rewrite.Line line(Seq<String> words) throws CorefileError {
        if (words.isEmpty()) {
            throw CorefileError.of("no rule type specified for rewrite");
        }
        String first = words.head().toLowerCase(Locale.ROOT);
        boolean hasMode = first.equals("stop") || first.equals("continue");
        if (hasMode && words.size() < 2) {
            throw CorefileError.of(first + " rule must begin with a rule type");
        }
        Seq<String> rest = hasMode ? words.tail() : words;
        return new Rewrite.Line(
                first.equals("continue") ? Mode.CONTINUE : Mode.STOP,
                rule(rest.head().toLowerCase(Locale.ROOT), rest.tail(), words.head()));
    }

    private static Rule rule(String type, Seq<String> arguments, String first) throws CorefileError {
        return switch (type) {
            case "answer" -> throw CorefileError.of("response rewrites must begin with a name rule");
            case "name" -> NameRuleSetup.rule(arguments);
            case "class" -> classRule(arguments);
            case "type" -> typeRule(arguments);
            case "edns0" -> EdnsRuleSetup.rule(arguments);
            case "ttl" -> ReplyRuleSetup.ttl(arguments);
            case "rcode" -> ReplyRuleSetup.rcode(arguments);
            case "cname" -> CnameRuleSetup.rule(arguments);
            default -> throw CorefileError.of("invalid rule type \"" + first + "\"");
        };
    }

    // plugin/rewrite/class.go
    private static Rule classRule(Seq<String> arguments) throws CorefileError {
        exactlyTwo("class", arguments);
        return new ClassRule(recordClass(arguments.get(0)), recordClass(arguments.get(1)));
    }

    private static RecordClass recordClass(String name) throws CorefileError {
        String upper = name.toUpperCase(Locale.ROOT);
        return known("class", upper, RecordClass.named(upper));
    }

    // plugin/rewrite/type.go
    private static Rule typeRule(Seq<String> arguments) throws CorefileError {
        exactlyTwo("type", arguments);
        return new TypeRule(recordType(arguments.get(0)), recordType(arguments.get(1)));
    }

    private static RecordType recordType(String name) throws CorefileError {
        String upper = name.toUpperCase(Locale.ROOT);
        return known("type", upper, RecordType.named(upper));
    }

    private static void exactlyTwo(String type, Seq<String> arguments) throws CorefileError {
        if (arguments.size() != 2) {
            throw CorefileError.of(type + " rules must have exactly two arguments");
        }
    }

    private static <T> T known(String what, String name, Option<T> found) throws CorefileError {
        return found.getOrElseThrow(() -> CorefileError.of("invalid " + what + " \"" + name + "\""));
    }
}
