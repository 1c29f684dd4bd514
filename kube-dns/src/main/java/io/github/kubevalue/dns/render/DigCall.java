package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One lookup that a command line of dig asks for: {@code dig +search web SRV}. */
@Value.Immutable
public interface DigCall extends WithDigCall {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the words of a command line after {@code dig}; a line may ask for several names.
     *
     * @return the lookups, or what dig says of a word that it, or this model of it, does not know
     */
    static Either<String, Seq<DigCall>> parse(Seq<String> words) {
        return DigArguments.parse(words);
    }

    /** The name as typed; that of {@code -x} in its reverse form. */
    @Value.Default
    default String name() {
        return ".";
    }

    /** The type asked for. */
    @Value.Default
    default RecordType type() {
        return RecordType.A;
    }

    /** The class asked for. */
    @Value.Default
    default RecordClass recordClass() {
        return RecordClass.IN;
    }

    /** Who is asked, {@code @10.96.0.10}; those of resolv.conf if nobody is named. */
    Option<Ip> server();

    /** The port that is asked. */
    @Value.Default
    default int port() {
        return 53;
    }

    /** What is switched on. */
    @Value.Default
    default Set<DigSwitch> switches() {
        return DigSwitch.DEFAULT;
    }

    /** Whether the banner was still switched on when the first name was read; it is then kept for errors. */
    @Value.Default
    default boolean greets() {
        return true;
    }

    /** The version of EDNS that the query speaks, if it speaks EDNS. */
    @Value.Default
    default int ednsVersion() {
        return 0;
    }

    /** The largest reply over UDP that the query offers to take. */
    @Value.Default
    default int bufferSize() {
        return 1232;
    }

    /** Options of EDNS beside those that are switches. */
    Seq<EdnsOption> options();

    /** The operation: 0 for a query. */
    @Value.Default
    default int opcode() {
        return 0;
    }

    /** How often a silent server is asked; {@code attempts} of resolv.conf unless set. */
    Option<Integer> tries();

    /** How many dots make a name be tried as it is; {@code ndots} of resolv.conf unless set. */
    Option<Integer> ndots();

    /** The search list; that of resolv.conf unless {@code +domain} sets it. */
    Option<DomainName> domain();

    /** Whether something is switched on. */
    default boolean has(DigSwitch wanted) {
        return switches().contains(wanted);
    }

    /** Returns this lookup with something switched on or off. */
    default DigCall with(DigSwitch changed, boolean on) {
        return withSwitches(on ? switches().add(changed) : switches().remove(changed));
    }

    /** Whether it asks over TCP from the start. */
    default boolean overTcp() {
        return has(DigSwitch.TCP) || isTransfer();
    }

    /** Whether it asks for the transfer of a zone. */
    default boolean isTransfer() {
        return type().equals(RecordType.AXFR);
    }

    /** Returns the query for a name. */
    default Query query(DomainName absolute) {
        return new Query(
                new Question(absolute, type(), recordClass()),
                Flags.NONE
                        .or(has(DigSwitch.RECURSE) && !isTransfer() ? Flags.of(Flag.RD) : Flags.NONE)
                        .or(has(DigSwitch.AD) ? Flags.of(Flag.AD) : Flags.NONE)
                        .or(has(DigSwitch.CD) ? Flags.of(Flag.CD) : Flags.NONE),
                Option.when(has(DigSwitch.EDNS), this::edns));
    }

    private Edns edns() {
        Seq<EdnsOption> switched = Vector.of(
                        option(DigSwitch.NSID, EdnsOption.NSID, 0),
                        option(DigSwitch.COOKIE, EdnsOption.COOKIE, 8),
                        option(DigSwitch.EXPIRE, EdnsOption.EXPIRE, 0),
                        option(DigSwitch.KEEPALIVE, EdnsOption.TCP_KEEPALIVE, 0))
                .flatMap(option -> option);
        return new Edns(bufferSize(), ednsVersion(), has(DigSwitch.DNSSEC), switched.appendAll(options()));
    }

    private Option<EdnsOption> option(DigSwitch wanted, int code, int octets) {
        return Option.when(has(wanted), () -> new EdnsOption(code, Vector.fill(octets, () -> (byte) 0)));
    }

    /** Builds a {@link DigCall}. */
    final class Builder extends ImmutableDigCall.Builder {
        Builder() {}
    }
}
