package io.github.kubevalue.dns.externaldns;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.ZoneAnswer;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressRule;
import io.github.kubevalue.model.networking.IngressTLS;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The public zones of a cluster: every host of an Ingress leads to the Ingress's load balancer, every hostname that a
 * Service is annotated with to where the Service is reached, every host of a route to its Gateway.
 *
 * <p>Hosts come together in zones of two labels, {@code shop.example.com} in {@code example.com}, unless a zone that is
 * given holds them; a record that is given is not replaced. Where a name would be an alias beside other records, as at
 * the origin of a zone, the addresses of the alias's target stand in for it, as with an ALIAS record.
 */
public final class ExternalDns {
    private static final int ORIGIN_LABELS = 2;

    private ExternalDns() {}

    /** Returns the zones that the objects publish. */
    public static Zones zones(Snapshot snapshot) {
        return publish(snapshot, Zones.NONE);
    }

    /** Returns the given zones with what the objects publish. */
    public static Zones publish(Snapshot snapshot, Zones given) {
        Seq<Published> published = snapshot.list(Ingress.KIND)
                .flatMap(ExternalDns::published)
                .appendAll(snapshot.list(Service.KIND).flatMap(new ServiceSource(snapshot)::published))
                .appendAll(new GatewaySource(snapshot).published());
        Seq<ResourceRecord> records = balancers(snapshot)
                .appendAll(published.flatMap(Published::records))
                .reject(found -> isGiven(given, found));
        Seq<ResourceRecord> aliases = records.filter(ExternalDns::isAlias);
        Zones zones = records.reject(ExternalDns::isAlias).foldLeft(given, ExternalDns::with);
        return aliases.foldLeft(zones, ExternalDns::withAlias);
    }

    // sigs.k8s.io/external-dns, source/ingress.go
    private static Seq<Published> published(Ingress ingress) {
        Annotations annotations = new Annotations(ingress);
        Seq<String> given = annotations.list("target");
        Seq<String> targets = given.isEmpty()
                ? ingress.status()
                        .loadBalancer()
                        .ingress()
                        .flatMap(point -> point.ip().toVector().appendAll(point.hostname()))
                : given;
        if (targets.isEmpty() || annotations.isForAnother()) {
            return Vector.empty();
        }
        return ingress.spec()
                .rules()
                .flatMap(IngressRule::host)
                .appendAll(ingress.spec().tls().flatMap(IngressTLS::hosts))
                .appendAll(annotations.list("hostname"))
                .distinct()
                .flatMap(host -> Published.of(host, targets, annotations.ttl()));
    }

    /** A load balancer that has both a name and an address has the one under the other. */
    private static Seq<ResourceRecord> balancers(Snapshot snapshot) {
        Seq<Published> services = snapshot.list(Service.KIND)
                .flatMap(service -> service.status().loadBalancer().ingress())
                .flatMap(point -> point.hostname()
                        .flatMap(name -> Published.of(name, point.ip().toVector(), 60)));
        Seq<Published> ingresses = snapshot.list(Ingress.KIND)
                .flatMap(ingress -> ingress.status().loadBalancer().ingress())
                .flatMap(point -> point.hostname()
                        .flatMap(name -> Published.of(name, point.ip().toVector(), 60)));
        return services.appendAll(ingresses)
                .flatMap(Published::records)
                .filter(found -> found.type().isAddress());
    }

    private static boolean isGiven(Zones given, ResourceRecord found) {
        return given.enclosing(found.name())
                .exists(zone -> zone.records(found.name())
                        .exists(there -> isAlias(there) || there.type().equals(found.type())));
    }

    private static boolean isAlias(ResourceRecord found) {
        return found.type().equals(RecordType.CNAME);
    }

    private static Zones with(Zones zones, ResourceRecord found) {
        Zone zone = zoneOf(zones, found.name());
        boolean taken = zone.records(found.name()).exists(ExternalDns::isAlias);
        return taken ? zones : zones.with(zone.with(found));
    }

    private static Zones withAlias(Zones zones, ResourceRecord alias) {
        Zone zone = zoneOf(zones, alias.name());
        if (zone.records(alias.name()).isEmpty()) {
            return zones.with(zone.with(alias));
        }
        return addresses(zones, alias).foldLeft(zones, ExternalDns::with);
    }

    private static Seq<ResourceRecord> addresses(Zones zones, ResourceRecord alias) {
        DomainName target = ((RecordData.Cname) alias.data()).target();
        return Vector.of(RecordType.A, RecordType.AAAA)
                .flatMap(type -> zones.enclosing(target)
                        .map(zone -> zone.lookup(target, type))
                        .filter(ZoneAnswer.Records.class::isInstance)
                        .toVector()
                        .flatMap(answer -> ((ZoneAnswer.Records) answer).records()))
                .map(found -> found.withName(alias.name()).withTtl(alias.ttl()));
    }

    private static Zone zoneOf(Zones zones, DomainName name) {
        return zones.enclosing(name).getOrElse(() -> {
            DomainName origin = name;
            while (origin.labelCount() > ORIGIN_LABELS) {
                origin = origin.parent();
            }
            return Zone.of(origin.lowerCase().toString());
        });
    }
}
