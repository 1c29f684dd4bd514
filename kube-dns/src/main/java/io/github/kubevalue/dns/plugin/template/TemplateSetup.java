package io.github.kubevalue.dns.plugin.template;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.gotemplate.Template;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.model.regexp.Regexp;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads the rules of {@code template}. */
// plugin/template/setup.go
public final class TemplateSetup {
    private static final int MAX_REGEXP = 10_000;
    private static final int CODE_BITS = 16;
    private static final Pattern MESSAGE = Pattern.compile("\\{\\{[^}]*\\.Message\\b");
    private static final Regexp ANYTHING = Regexp.parse(".*").get();

    private TemplateSetup() {}

    /** Sets up the plugin: each line is a rule. */
    public static Seq<Templates> plugins(Controller controller) throws CorefileError {
        Vector<Rule> rules = Vector.empty();
        for (Directive line : controller.lines()) {
            rules = rules.append(rule(line, controller));
        }
        return Vector.of(new Templates(rules));
    }

    private static Rule rule(Directive line, Controller controller) throws CorefileError {
        String recordClass = line.argument(0);
        RecordClass knownClass =
                RecordClass.named(recordClass).getOrElseThrow(() -> line.error("invalid query class " + recordClass));
        String type = line.argument(1);
        RecordType knownType = RecordType.named(type).getOrElseThrow(() -> line.error("invalid RR class " + type));
        Rule.Builder rule = Rule.builder()
                .recordClass(knownClass)
                .type(knownType)
                .zones(controller.origins(line.arguments().drop(2)));
        Vector<Regexp> patterns = Vector.empty();
        for (Property property : line.body()) {
            if (property.name().equals("match")) {
                patterns = patterns.appendAll(patterns(property));
            } else {
                read(property, rule);
            }
        }
        return rule.patterns(patterns.isEmpty() ? Vector.of(ANYTHING) : patterns)
                .build();
    }

    private static void read(Property property, Rule.Builder rule) throws CorefileError {
        switch (property.name()) {
            case "answer" -> templates(property, "").forEach(rule::addAnswer);
            case "additional" -> templates(property, "\n").forEach(rule::addAdditional);
            case "authority" -> templates(property, "\n").forEach(rule::addAuthority);
            case "rcode" -> {
                String code = property.onlyArgument();
                rule.rcode(Rcode.named(code).getOrElseThrow(() -> property.error("unknown rcode " + code)));
            }
            case "ederror" -> rule.extendedError(extendedError(property));
            case "fallthrough" -> rule.fallthrough(Fallthrough.ofArguments(property.arguments()));
            case "upstream" -> {}
            case "var", "expr" -> throw property.error("not modelled: option " + property.name() + " of template");
            default ->
                throw property.error("Wrong argument count or unexpected line ending after '" + property.name() + "'");
        }
    }

    private static Seq<Regexp> patterns(Property property) throws CorefileError {
        property.argument(0);
        Vector<Regexp> patterns = Vector.empty();
        for (String text : property.arguments()) {
            if (text.length() > MAX_REGEXP) {
                throw property.error("regex pattern too long: " + text.length() + " > " + MAX_REGEXP);
            }
            patterns = patterns.append(Regexp.parse(text)
                    .getOrElseThrow(fault -> property.error("could not parse regex: " + text + ", " + fault)));
        }
        return patterns;
    }

    private static Seq<Template> templates(Property property, String end) throws CorefileError {
        property.argument(0);
        Vector<Template> templates = Vector.empty();
        for (String text : property.arguments()) {
            if (MESSAGE.matcher(text).find()) {
                throw property.error("not modelled: .Message in a template");
            }
            // upstream names the last argument, whichever is at fault
            templates = templates.append(Template.parse(property.name(), text)
                    .getOrElseThrow(fault -> property.error("could not compile template: "
                            + property.arguments().last() + ", " + fault + end)));
        }
        return templates;
    }

    private static EdnsOption extendedError(Property property) throws CorefileError {
        Seq<String> arguments = property.arguments();
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw property.argumentError();
        }
        try {
            long code = GoText.parseUint(arguments.head(), 10, CODE_BITS);
            Vector<Byte> octets = Vector.of((byte) (code >>> 8), (byte) code);
            return new EdnsOption(
                    EdnsOption.EXTENDED_ERROR,
                    octets.appendAll(Vector.ofAll(arguments.tail().mkString().getBytes(StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException fault) {
            throw property.error(
                    "error parsing extended DNS error code " + arguments.last() + ", " + fault.getMessage() + "\n");
        }
    }
}
