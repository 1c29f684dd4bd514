package io.github.kubevalue.dns.plugin.template;

import io.github.kubevalue.dns.gotemplate.Value;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.metadata.Metadata;
import io.github.kubevalue.model.regexp.Regexp;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;

/** What the templates of a rule know of a query whose name fits one of the rule's patterns. */
// plugin/template/template.go, templateData
record TemplateData(Rule rule, DomainName zone, Regexp pattern, Vector<String> groups, Query query) {

    Value value(Chain chain) {
        return new Value.Struct(
                "*template.templateData",
                LinkedHashMap.<String, Value>of("Zone", new Value.Text(zone.toString()))
                        .put("Name", new Value.Text(query.name().key()))
                        .put("Regex", new Value.Text(pattern.toString()))
                        .put("Match", new Value.Items(groups))
                        .put("Group", group())
                        .put("Class", new Value.Text(recordClass()))
                        .put("Type", new Value.Text(type()))
                        .put("Question", question(query.question()))
                        .put(
                                "Remote",
                                new Value.Text(chain.visit().sender().ip().toString()))
                        .put("Var", new Value.Table(TreeMap.empty())),
                LinkedHashMap.of(
                        "Meta",
                        label -> new Value.Text(Metadata.value(chain, label).getOrElse(""))));
    }

    /** Groups have their numbers and, some of them, names. */
    private Value group() {
        TreeMap<String, String> numbered =
                TreeMap.ofEntries(groups.zipWithIndex().map(group -> Tuple.of(String.valueOf(group._2), group._1)));
        return new Value.Table(
                pattern.groupNames().foldLeft(numbered, (all, name) -> all.put(name._1, groups.get(name._2))));
    }

    private String recordClass() {
        RecordClass asked = query.question().recordClass();
        RecordClass shown = asked.equals(RecordClass.ANY) ? rule.recordClass() : asked;
        return Vector.of("IN", "CS", "CH", "HS", "NONE", "ANY")
                .find(name -> RecordClass.named(name).contains(shown))
                .getOrElse("");
    }

    // github.com/miekg/dns, ztypes.go, TypeToString
    private String type() {
        RecordType asked = query.type();
        RecordType shown = asked.equals(RecordType.ANY) ? rule.type() : asked;
        return switch (shown.code()) {
            case 0 -> "None";
            case 65535 -> "Reserved";
            default ->
                RecordType.named(shown.toString()).map(RecordType::toString).getOrElse("");
        };
    }

    private static Value question(Question question) {
        return new Value.Struct(
                "*dns.Question",
                LinkedHashMap.of(
                        "Name",
                        new Value.Text(question.name().toString()),
                        "Qtype",
                        new Value.Whole(question.type().code(), "uint16"),
                        "Qclass",
                        new Value.Whole(question.recordClass().code(), "uint16")),
                LinkedHashMap.empty());
    }
}
