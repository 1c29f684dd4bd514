package io.github.kubevalue.dns.plugin.template;

import io.github.kubevalue.dns.gotemplate.Template;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Fallthrough;
import io.github.kubevalue.model.regexp.Regexp;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What queries of some class and type for names in some zones get: one {@code template} of a Corefile. */
@Value.Immutable
public interface Rule extends WithRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The class of the queries; {@code ANY} for all. */
    RecordClass recordClass();

    /** The type of the queries; {@code ANY} for all. */
    RecordType type();

    /** The zones of the names. */
    Seq<DomainName> zones();

    /** Names that fit one of these get the reply. */
    Seq<Regexp> patterns();

    /** The records of the answer. */
    Seq<Template> answer();

    /** The additional records. */
    Seq<Template> additional();

    /** The records of the authority. */
    Seq<Template> authority();

    /** The code of the reply. */
    @Value.Default
    default Rcode rcode() {
        return Rcode.NOERROR;
    }

    /** What an extended error says of the reply. */
    Option<EdnsOption> extendedError();

    /** For which names that fit no pattern the rules after this one are tried. */
    @Value.Default
    default Fallthrough fallthrough() {
        return Fallthrough.NONE;
    }

    /** Whether class and type are those that it is about. */
    // plugin/template/template.go, match
    default boolean isAbout(Question question) {
        return (recordClass().equals(RecordClass.ANY)
                        || question.recordClass().equals(RecordClass.ANY)
                        || recordClass().equals(question.recordClass()))
                && (type().equals(RecordType.ANY)
                        || question.type().equals(RecordType.ANY)
                        || type().equals(question.type()));
    }

    /** The longest of its zones that holds a name. */
    default Option<DomainName> zone(DomainName name) {
        return zones().filter(name::isWithin).maxBy(zone -> zone.toString().length());
    }

    /** Builds a {@link Rule}. */
    final class Builder extends ImmutableRule.Builder {
        Builder() {}
    }
}
