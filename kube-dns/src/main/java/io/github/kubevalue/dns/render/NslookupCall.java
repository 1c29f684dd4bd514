package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A command line of nslookup: {@code nslookup -type=SRV web.demo 10.96.0.10}. */
@Value.Immutable
public interface NslookupCall extends WithNslookupCall {

    /** Returns the command line that asks for the addresses of a name, or for the name of an address. */
    static NslookupCall of(String name) {
        return builder().name(name).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Reads the words of a command line after {@code nslookup}.
     *
     * @return the call, or what is wrong with a word
     */
    static Either<String, NslookupCall> parse(Seq<String> words) {
        return NslookupArguments.parse(words);
    }

    /** The name or address as typed. */
    String name();

    /** The types asked for; A and AAAA if none is given. BIND's takes the last of them, BusyBox' takes all. */
    Seq<RecordType> types();

    /** Who is asked; those of resolv.conf if nobody is named. */
    Option<Ip> server();

    /** The port that is asked. */
    @Value.Default
    default int port() {
        return 53;
    }

    /** Whether the search list is used. */
    @Value.Default
    default boolean searches() {
        return true;
    }

    /** Whether recursion is desired. */
    @Value.Default
    default boolean recurses() {
        return true;
    }

    /** Whether each reply is shown in detail, those on the way along the search list too. */
    @Value.Default
    default boolean debugs() {
        return false;
    }

    /** Whether it asks over TCP. */
    @Value.Default
    default boolean overTcp() {
        return false;
    }

    /** How often a silent server is asked; {@code attempts} of resolv.conf unless set. */
    Option<Integer> retry();

    /** How many dots make a name be tried as it is; {@code ndots} of resolv.conf unless set. */
    Option<Integer> ndots();

    /** The search list; that of resolv.conf unless {@code -domain} sets it. */
    Option<DomainName> domain();

    /** The address that the name is, whose own name is then asked for. */
    default Option<Ip> address() {
        return Ip.tryParse(name());
    }

    /** The name that is looked up: that of an address is its reverse name. */
    default DomainName asked() {
        return address().map(DomainName::reverse).getOrElse(() -> DomainName.parse(name()));
    }

    /** The one type that BIND's nslookup asks for; none for A and AAAA. */
    default Option<RecordType> type() {
        return types().lastOption();
    }

    /** The search list in force. */
    default Seq<DomainName> search(Seq<DomainName> configured) {
        return domain().map(only -> (Seq<DomainName>) Vector.of(only)).getOrElse(configured);
    }

    /** Builds a {@link NslookupCall}. */
    final class Builder extends ImmutableNslookupCall.Builder {
        Builder() {}
    }
}
