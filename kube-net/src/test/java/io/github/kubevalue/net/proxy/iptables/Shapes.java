package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointPort;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.net.netfilter.RuleText;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/** Shapes of Services for tests, and what a node's rules say of them. */
final class Shapes {
    static final ProxyConfig CONFIG = ProxyConfig.of(Cidr.parse("10.244.0.0/16"), Cidr.parse("fd00:10:244::/48"));
    static final ProxyNode NODE = ProxyNode.builder()
            .name("node1")
            .zone("z1")
            .addresses(Vector.of(Ip.parse("192.0.2.11"), Ip.parse("2001:db8::11")))
            .podCidrs(Vector.of(Cidr.parse("10.244.1.0/24")))
            .interfaceAddresses(Vector.of("127.0.0.1", "::1", "192.0.2.11", "2001:db8::11", "10.244.1.1")
                    .map(Ip::parse))
            .build();

    private Shapes() {}

    /** The Service demo/web with port http, 80 to 8080, TCP. */
    static Service web(UnaryOperator<ServiceSpec> change) {
        ServiceSpec spec = ServiceSpec.builder()
                .clusterIP("10.96.0.10")
                .clusterIPs(Vector.of("10.96.0.10"))
                .ports(Vector.of(ServicePort.of("http", 80).withTargetPort(8080)))
                .build();
        return Service.builder()
                .metadata(ObjectMeta.named("demo", "web"))
                .spec(change.apply(spec))
                .build();
    }

    /** Ready endpoints, {@code 10.244.1.2@node1}. */
    static EndpointSlice slice(Service service, String... endpoints) {
        boolean v6 = endpoints.length > 0 && endpoints[0].contains("::");
        ServicePort port = service.spec().ports().head();
        return EndpointSlice.builder()
                .metadata(ObjectMeta.named(service.namespace(), service.name() + "-1")
                        .withLabels(TreeMap.of(EndpointSlice.SERVICE_NAME, service.name())))
                .addressType(v6 ? AddressType.IPV6 : AddressType.IPV4)
                .ports(Vector.of(EndpointPort.builder()
                        .name(port.name().getOrElse(""))
                        .protocol(port.protocol().getOrElse(Protocol.TCP))
                        .port(8080)
                        .build()))
                .endpoints(Vector.of(endpoints).map(Shapes::endpoint))
                .build();
    }

    private static Endpoint endpoint(String text) {
        String[] parts = text.split("@");
        return Endpoint.builder()
                .addresses(Vector.of(parts[0]))
                .nodeName(Option.of(parts[1]))
                .conditions(EndpointConditions.of(true, true, false))
                .build();
    }

    static Ruleset rules(ProxyConfig config, IpFamily family, Service service, EndpointSlice... slices) {
        return IptablesProxy.on(NODE, config, family)
                .with(service, Vector.of(slices))
                .ruleset();
    }

    static Ruleset rules(Service service, String... endpoints) {
        return rules(CONFIG, IpFamily.IPV4, service, slice(service, endpoints));
    }

    /** The lines of a chain as kube-proxy writes them, without {@code -A CHAIN}. */
    static Seq<String> chain(Ruleset rules, TableName table, String chain) {
        return rules.table(table)
                .chain(chain)
                .map(each -> each.rules().map(RuleText::written))
                .getOrElse(Vector.empty());
    }

    /** All lines that a Service adds to what is there without one, {@code -A CHAIN …}. */
    static Seq<String> added(Ruleset rules, TableName table) {
        Ruleset fixed = IptablesProxy.on(NODE, CONFIG, IpFamily.IPV4).ruleset();
        return rules.table(table)
                .inOrder()
                .flatMap(chain -> chain(rules, table, chain.name())
                        .removeAll(chain(fixed, table, chain.name()))
                        .map(line -> "-A " + chain.name() + " " + line));
    }
}
