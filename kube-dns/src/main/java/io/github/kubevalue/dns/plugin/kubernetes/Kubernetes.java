package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.AutoPather;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.MetadataProvider;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Transferer;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Answers the names of a cluster from its objects.
 *
 * <p>Laws: the case of a question changes no more than the spelling of the answer; an object changes only the answers
 * about names that it gives; the PTR record of a cluster IP leads back to that cluster IP.
 */
public final class Kubernetes implements Plugin, Transferer, AutoPather, MetadataProvider {
    static final String NAME = "kubernetes";

    private final KubernetesOptions options;
    private final Answers answers;
    private final Clients clients;
    private final Seq<DomainName> longestFirst;
    private final Prepared prepared = new Prepared();

    private Kubernetes(KubernetesOptions options, Answers answers, Clients clients) {
        this.options = options;
        this.answers = answers;
        this.clients = clients;
        this.longestFirst = options.zones().sortBy(zone -> -zone.toString().length());
    }

    /**
     * Returns the plugin.
     *
     * @param options what the Corefile says
     * @param snapshot the objects; its store must keep the well-known indexes
     * @param modified when they last changed: the serial number of the zones
     */
    public static Kubernetes of(KubernetesOptions options, Snapshot snapshot, Instant modified) {
        long serial = modified.getEpochSecond() & 0xffff_ffffL;
        Watched watched = new Watched(options, snapshot);
        return new Kubernetes(options, Answers.of(watched, serial), new Clients(watched, Vector.empty()));
    }

    /** Returns this plugin in a server that has that search list itself, with which the search lists of its pods go on. */
    public Kubernetes withSearch(Seq<DomainName> search) {
        return new Kubernetes(options, answers, new Clients(clients.watched(), search));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Returns the options. */
    public KubernetesOptions options() {
        return options;
    }

    @Override
    public Seq<DomainName> autoPath(Query query, Sender client) {
        return zone(query.name()).map(zone -> clients.autoPath(zone, client)).getOrElse(Vector.empty());
    }

    @Override
    public Option<String> metadata(String label, Query query, Sender client) {
        String prefix = NAME + "/";
        return label.startsWith(prefix)
                ? clients.metadata(label.substring(prefix.length()), query.name(), zone(query.name()), client)
                : Option.none();
    }

    // plugin/kubernetes/handler.go, ServeDNS
    @Override
    public Response serve(Query query, Chain chain) {
        return prepared.reply(query).getOrElse(() -> found(query, chain));
    }

    private Response found(Query query, Chain chain) {
        Option<DomainName> served = zone(query.name());
        if (served.isEmpty()) {
            return chain.next(query);
        }
        DomainName zone = query.name().spelled(served.get());
        Outcome outcome = outcome(query, zone, chain);
        if (outcome instanceof Outcome.Records records) {
            return prepared.keep(query, sections(zone, records), records.because());
        }
        if (outcome instanceof Outcome.Chased chased) {
            Response response =
                    Response.authoritative(query, Rcode.NOERROR, Sections.answer(chased.answer()), chased.because());
            return chased.truncated() ? response.withFlags(response.flags().with(Flag.TC)) : response;
        }
        if (outcome instanceof Outcome.Unsendable unsendable) {
            return Response.dropped(query, unsendable.because());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return Response.bare(query, Rcode.REFUSED, refused.because());
        }
        return options.fallthrough().covers(query.name())
                ? chain.next(query).because(fellThrough(outcome.because()))
                : Response.authoritative(query, Rcode.NXDOMAIN, answers.authority(zone), outcome.because());
    }

    /** Returns the names under which Services are reached from outside; with those of endpoints of headless ones, if told. */
    public ExternalNames externalNames(boolean headless) {
        return new ExternalNames(answers.watched(), headless);
    }

    /** The serial number of the zones. */
    public long serial() {
        return answers.serial();
    }

    // plugin/kubernetes/xfr.go, Transfer: a name within a zone is taken for one
    @Override
    public Option<Seq<ResourceRecord>> transfer(DomainName zone, Seq<Plugin> plugins) {
        if (zone(zone).isEmpty()) {
            return Option.none();
        }
        ResourceRecord soa = answers.soa(zone);
        return Option.some(
                new ZoneTransfer(answers.watched(), zone).records().prepend(soa).append(soa));
    }

    private static Evidence fellThrough(Evidence reason) {
        return new Evidence(NAME, reason.object(), reason.rule() + "; fell through");
    }

    /** The longest of the plugin's zones that holds the name. */
    private Option<DomainName> zone(DomainName name) {
        for (int i = 0; i < longestFirst.size(); i++) {
            if (name.isWithin(longestFirst.get(i))) {
                return Option.some(longestFirst.get(i));
            }
        }
        return Option.none();
    }

    private Outcome outcome(Query query, DomainName zone, Chain chain) {
        RecordType type = query.type();
        if (type.isAddress()) {
            return Answers.addresses(
                    query, answers.find(query.name(), zone), new AliasChase(answers, zone, chain, Vector.empty()));
        }
        if (type.equals(RecordType.SRV)) {
            return answers.srv(query, answers.find(query.name(), zone));
        }
        if (type.equals(RecordType.PTR)) {
            return answers.ptr(query, zone);
        }
        if (type.equals(RecordType.TXT)) {
            return answers.txt(query, zone);
        }
        if (type.equals(RecordType.CNAME)) {
            return answers.cname(query, answers.find(query.name(), zone));
        }
        return authority(query, zone);
    }

    private Outcome authority(Query query, DomainName zone) {
        RecordType type = query.type();
        boolean apex = query.name().equals(zone);
        if (type.equals(RecordType.SOA)) {
            return apex
                    ? Outcome.Records.of(Vector.of(answers.soa(zone)), Answers.because("start of authority"))
                    : Outcome.Records.none(Answers.because("an SOA is at the zone only; the name is not looked up"));
        }
        if (type.equals(RecordType.AXFR) || type.equals(RecordType.IXFR)) {
            return new Outcome.Refused(Answers.because("no plugin transfers the zone"));
        }
        // handler.go compares the lower-cased name with the zone as it was asked
        if (type.equals(RecordType.NS) && query.name().key().equals(zone.toString())) {
            return answers.ns(query, zone);
        }
        return Answers.none(answers.find(query.name(), zone));
    }

    private Sections sections(DomainName zone, Outcome.Records records) {
        return records.answer().isEmpty()
                ? answers.authority(zone)
                : new Sections(records.answer(), Vector.empty(), records.additional());
    }
}
