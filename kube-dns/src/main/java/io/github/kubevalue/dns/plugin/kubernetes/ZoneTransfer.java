package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Item;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceType;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * All records of a zone of the cluster: less than it answers for, for endpoints of Services with cluster IPs, pods and
 * ports without names are left out.
 *
 * @param watched the objects
 * @param zone the zone
 */
// plugin/kubernetes/xfr.go
record ZoneTransfer(Watched watched, DomainName zone) {
    private static final int WHOLE_WEIGHT = 100;
    private static final int MAX_PORT = 0xffff;

    /** The records after the start of authority, Services in the order of their names. */
    Seq<ResourceRecord> records() {
        return servers().appendAll(watched.options().isMulticluster(zone) ? imports() : services());
    }

    /** The addresses of name servers are sent without a time to live. */
    private Seq<ResourceRecord> servers() {
        Seq<Item> servers = new NameServers(watched).of(zone);
        return servers.map(Item::name)
                .distinct()
                .map(name -> record(zone, new RecordData.Ns(name)))
                .appendAll(servers.map(item -> new ResourceRecord(item.name(), 0, RecordData.of(item.ip()))));
    }

    private Seq<ResourceRecord> services() {
        return watched.services()
                .sortBy(Service::name)
                .flatMap(service -> service.spec().type().contains(ServiceType.EXTERNAL_NAME)
                        ? external(service)
                        : service(ServedService.of(service)));
    }

    private Seq<ResourceRecord> imports() {
        return watched.serviceImports().sortBy(found -> found.key().name()).flatMap(this::service);
    }

    private Seq<ResourceRecord> external(Service service) {
        String target = service.spec().externalName().getOrElse("");
        Option<DomainName> alias = Ip.tryParse(target).isDefined() ? Option.none() : DomainName.tryParse(target);
        return alias.filter(name -> !name.isEmpty())
                .toVector()
                .map(name -> record(ServedService.name(service, zone), new RecordData.Cname(name.absolute())));
    }

    private Seq<ResourceRecord> service(ServedService service) {
        DomainName name = zone.under(service.labels());
        return service.addresses().isEmpty()
                ? watched.endpoints(service).flatMap(group -> endpoints(group, name))
                : clusterIps(service, name);
    }

    private Seq<ResourceRecord> clusterIps(ServedService service, DomainName name) {
        Vector<ResourceRecord> records = Vector.ofAll(service.addresses()).map(ip -> record(name, RecordData.of(ip)));
        for (NamedPort port : service.ports()) {
            RecordData data = new RecordData.Srv(0, WHOLE_WEIGHT, port.number() & MAX_PORT, name);
            records = records.append(record(name, data))
                    .appendAll(portName(port, name).map(named -> record(named, data)));
        }
        return records;
    }

    /** The name of a port, if it has one. */
    private static Option<DomainName> portName(NamedPort port, DomainName service) {
        return port.name().isEmpty()
                ? Option.none()
                : Option.some(service.under(("_" + port.name() + "._" + port.protocol()).toLowerCase(Locale.ROOT)));
    }

    private Seq<ResourceRecord> endpoints(Endpoints group, DomainName service) {
        int weight = Math.max(1, WHOLE_WEIGHT / Math.max(1, group.addresses().size()));
        Vector<ResourceRecord> records = Vector.empty();
        for (Endpoints.Address address : group.addresses().filter(Endpoints.Address::isLabel)) {
            DomainName name = service.under(address.name());
            records = records.append(record(service, RecordData.of(address.ip())))
                    .append(record(name, RecordData.of(address.ip())));
            for (NamedPort port : group.ports()) {
                RecordData data = new RecordData.Srv(0, weight, port.number() & MAX_PORT, name);
                records = records.appendAll(portName(port, service).map(named -> record(named, data)));
            }
        }
        return records;
    }

    private ResourceRecord record(DomainName owner, RecordData data) {
        return new ResourceRecord(owner, watched.options().ttl(), data);
    }
}
