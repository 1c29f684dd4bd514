package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;

/**
 * The place of a record while rules change it. Its names are texts: what one rule makes no name of, another one may mend.
 */
final class Cell {
    private final ResourceRecord found;
    private String owner;
    private String target;
    private long ttl;

    Cell(ResourceRecord found) {
        this.found = found;
        this.owner = found.name().toString();
        this.target = Target.of(found.data());
        this.ttl = found.ttl();
    }

    boolean isAlias() {
        return found.type().equals(RecordType.CNAME);
    }

    /** The name to which the record points; empty if it points to none that is rewritten. */
    String target() {
        return target;
    }

    void redirect(String other) {
        target = other;
    }

    void change(ResponseRule rule) {
        if (rule instanceof ResponseRule.Owner names) {
            owner = names.names().apply(owner);
        } else if (rule instanceof ResponseRule.Value names && !target.isEmpty()) {
            target = names.names().apply(target);
        } else if (rule instanceof ResponseRule.Ttl bounds) {
            ttl = Math.max(bounds.min(), Math.min(ttl, bounds.max()));
        }
    }

    /**
     * Returns the record by now.
     *
     * @throws UnsendableName if a name in it is none
     */
    ResourceRecord record() throws UnsendableName {
        boolean sameOwner = owner.equals(found.name().toString());
        boolean sameTarget = target.equals(Target.of(found.data()));
        return new ResourceRecord(
                sameOwner ? found.name() : UnsendableName.check(owner),
                ttl,
                sameTarget ? found.data() : Target.with(found.data(), UnsendableName.check(target)));
    }
}
