package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.structural.Formats;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.Rule;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Formats by name: {@code format.dns1123Label().validate(x)}. (apiserver/pkg/cel/library/format.go) */
final class NamedFormats {
    private static final LinkedHashMap<String, Rule> RULES = LinkedHashMap.<String, Rule>empty()
            .put("dns1123Label", Names.DNS_LABEL)
            .put("dns1123Subdomain", Names.DNS_SUBDOMAIN)
            .put("dns1035Label", Names.DNS_1035_LABEL)
            .put("qualifiedName", Names.QUALIFIED_NAME)
            .put("dns1123LabelPrefix", Names.prefix(Names.DNS_LABEL))
            .put("dns1123SubdomainPrefix", Names.prefix(Names.DNS_SUBDOMAIN))
            .put("dns1035LabelPrefix", Names.prefix(Names.DNS_1035_LABEL))
            .put("labelValue", Names.LABEL_VALUE)
            .put("uri", known("uri", "invalid URI for request"))
            .put("uuid", known("uuid", "does not match the UUID format"))
            .put("byte", known("byte", "invalid base64"))
            .put("date", known("date", "invalid date"))
            .put("datetime", known("datetime", "invalid datetime"));

    static final Vector<Overload> ALL = RULES.toVector()
            .map(NamedFormats::function)
            .append(Overload.binary("format.validate(string): optional(list(string))", NamedFormats::validate))
            .append(Overload.unary(
                    "::format.named(string): optional(format)",
                    name -> new Val.Opt(RULES.get(name.toString()).map(NamedFormats::value))));

    private NamedFormats() {}

    private static Rule known(String format, String message) {
        return text -> Formats.fits(format, text) ? Vector.empty() : Vector.of(message);
    }

    private static Val value(Rule rule) {
        return new Val.Opaque(Types.FORMAT, rule);
    }

    private static Overload function(Tuple2<String, Rule> format) {
        return Overload.of("::format." + format._1 + "(): format", args -> value(format._2));
    }

    private static Val validate(Val format, Val text) {
        Vector<String> broken =
                ((Rule) ((Val.Opaque) format).value()).broken(text.toString()).toVector();
        return new Val.Opt(Option.when(!broken.isEmpty(), () -> Val.texts(broken)));
    }
}
