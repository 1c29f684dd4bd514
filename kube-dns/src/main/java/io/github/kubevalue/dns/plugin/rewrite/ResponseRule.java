package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Rcode;
import io.vavr.collection.Seq;

/** What is done to a reply, once a rule has rewritten its query. */
// plugin/rewrite/reverter.go
public sealed interface ResponseRule {

    /** It is done to the extension of the query, and to that of the reply, if that has one of its own. */
    sealed interface OfExtension extends ResponseRule {
        /** Returns what becomes of an extension. */
        Edns apply(Edns edns);
    }

    /** Owners are replaced: {@code answer name}. */
    record Owner(Substitution names) implements ResponseRule {}

    /** Names to which records point are replaced: {@code answer value}. */
    record Value(Substitution names) implements ResponseRule {}

    /** Times to live are kept within bounds: {@code ttl}. */
    record Ttl(long min, long max) implements ResponseRule {}

    /** A code is replaced: {@code rcode}. */
    record Code(Rcode from, Rcode to) implements ResponseRule {}

    /** Targets of aliases are replaced, and what the other target has is asked for: {@code cname}. */
    record Alias(Substitution targets) implements ResponseRule {}

    /** The first option of a code is removed. */
    record Removal(int code) implements OfExtension {
        @Override
        public Edns apply(Edns edns) {
            int place = edns.options().indexWhere(option -> option.code() == code);
            return place < 0 ? edns : edns.withOptions(edns.options().removeAt(place));
        }
    }

    /** The first option of a code gets its former value. */
    record Restoration(EdnsOption former) implements OfExtension {
        @Override
        public Edns apply(Edns edns) {
            Seq<EdnsOption> options = edns.options();
            int place = options.indexWhere(option -> option.code() == former.code());
            return place < 0 ? edns : edns.withOptions(options.update(place, former));
        }
    }
}
