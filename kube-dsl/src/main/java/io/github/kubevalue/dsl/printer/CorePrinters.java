package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.core.ComponentCondition;
import io.github.kubevalue.model.core.ComponentStatus;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.LoadBalancerIngress;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.NodeSystemInfo;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceType;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** The kinds of the core group but pods. */
// pkg/printers/internalversion/printers.go
final class CorePrinters {
    private static final String OLDER_ROLE = "kubernetes.io/role";
    private static final String ROLE = "node-role.kubernetes.io/";
    private static final int ADDRESSES = 16;

    private CorePrinters() {}

    static Seq<Column<Service>> services() {
        return Vector.of(
                Column.of("NAME", Service::name),
                Column.of("TYPE", service -> service.spec().effectiveType().toString()),
                Column.of(
                        "CLUSTER-IP",
                        service -> service.spec()
                                .clusterIP()
                                .filter(ip -> !ip.isEmpty())
                                .getOrElse("<none>")),
                Column.of("EXTERNAL-IP", CorePrinters::externalIp),
                Column.of(
                        "PORT(S)",
                        service -> Texts.orNone(
                                service.spec().ports().map(CorePrinters::port).mkString(","))),
                Column.at("AGE", Age::of),
                Column.wide("SELECTOR", service -> Texts.labels(service.spec().selector())));
    }

    private static String externalIp(Service service) {
        Seq<String> external = service.spec().externalIPs();
        if (service.spec().isExternalName()) {
            return service.spec().externalName().getOrElse("");
        }
        if (!service.spec().effectiveType().equals(ServiceType.LOAD_BALANCER)) {
            return Texts.orNone(external.mkString(","));
        }
        Seq<String> balanced = service.status().loadBalancer().ingress().map(ingress -> address(ingress));
        String all = balanced.appendAll(external).mkString(",");
        if (all.isEmpty()) {
            return "<pending>";
        }
        return all.length() > ADDRESSES && external.isEmpty() && balanced.size() > 1
                ? all.substring(0, ADDRESSES - 3) + "..."
                : all;
    }

    private static String address(LoadBalancerIngress ingress) {
        return ingress.ip()
                .filter(ip -> !ip.isEmpty())
                .orElse(ingress.hostname())
                .getOrElse("");
    }

    private static String port(ServicePort port) {
        String node = port.nodePort()
                .filter(number -> number > 0)
                .map(number -> ":" + number)
                .getOrElse("");
        return port.port() + node + "/" + port.effectiveProtocol();
    }

    static Seq<Column<Node>> nodes() {
        return Vector.of(
                Column.of("NAME", Node::name),
                Column.of("STATUS", CorePrinters::nodeStatus),
                Column.of("ROLES", CorePrinters::roles),
                Column.at("AGE", Age::of),
                Column.of("VERSION", node -> info(node, i -> i.kubeletVersion())),
                Column.wide(
                        "INTERNAL-IP",
                        node -> Texts.orNone(
                                node.internalIp().map(Object::toString).getOrElse(""))),
                Column.wide(
                        "EXTERNAL-IP",
                        node -> Texts.orNone(node.externalIps()
                                .headOption()
                                .map(Object::toString)
                                .getOrElse(""))),
                Column.wide("OS-IMAGE", node -> unknown(info(node, i -> i.osImage()))),
                Column.wide("KERNEL-VERSION", CorePrinters::kernel),
                Column.wide("CONTAINER-RUNTIME", node -> unknown(info(node, i -> i.containerRuntimeVersion()))));
    }

    private static String kernel(Node node) {
        String architecture = info(node, i -> i.architecture());
        return unknown(info(node, i -> i.kernelVersion())) + (architecture.isEmpty() ? "" : " (" + architecture + ")");
    }

    private static String info(Node node, Function<NodeSystemInfo, String> field) {
        return node.status().nodeInfo().map(field).getOrElse("");
    }

    private static String unknown(String text) {
        return text.isEmpty() ? "<unknown>" : text;
    }

    private static String nodeStatus(Node node) {
        Option<NodeCondition> ready =
                node.status().conditions().find(condition -> condition.type().equals("Ready"));
        String status = ready.map(condition -> condition.status().toString().equals("True") ? "Ready" : "NotReady")
                .getOrElse("Unknown");
        return status + (node.spec().unschedulable().getOrElse(false) ? ",SchedulingDisabled" : "");
    }

    private static String roles(Node node) {
        SortedMap<String, String> labels = node.metadata().labels();
        Set<String> roles = labels.keySet()
                .filter(key -> key.startsWith(ROLE) && key.length() > ROLE.length())
                .map(key -> key.substring(ROLE.length()));
        return Texts.orNone(roles.addAll(labels.get(OLDER_ROLE).filter(role -> !role.isEmpty()))
                .mkString(","));
    }

    static Seq<Column<Namespace>> namespaces() {
        return Vector.of(
                Column.of("NAME", Namespace::name),
                Column.of(
                        "STATUS",
                        namespace ->
                                namespace.status().phase().map(Object::toString).getOrElse("")),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<ConfigMap>> configMaps() {
        return Vector.of(
                Column.of("NAME", ConfigMap::name),
                Column.of(
                        "DATA",
                        map -> String.valueOf(
                                map.data().size() + map.binaryData().size())),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<Secret>> secrets() {
        return Vector.of(
                Column.of("NAME", Secret::name),
                Column.of(
                        "TYPE",
                        secret -> secret.secretType().map(Object::toString).getOrElse("Opaque")),
                Column.of("DATA", secret -> String.valueOf(secret.data().size())),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<ServiceAccount>> serviceAccounts() {
        return Vector.of(Column.of("NAME", ServiceAccount::name), Column.at("AGE", Age::of));
    }

    static Seq<Column<Endpoints>> endpoints() {
        return Vector.of(
                Column.of("NAME", Endpoints::name),
                Column.of("ENDPOINTS", CorePrinters::addresses),
                Column.at("AGE", Age::of));
    }

    private static String addresses(Endpoints endpoints) {
        Seq<String> all = endpoints
                .subsets()
                .flatMap(subset -> subset.ports().isEmpty()
                        ? subset.addresses().map(address -> address.ip())
                        : subset.ports()
                                .flatMap(port ->
                                        subset.addresses().map(address -> host(address.ip()) + ":" + port.port())));
        return all.isEmpty() ? "<none>" : Texts.more(all);
    }

    private static String host(String ip) {
        return ip.indexOf(':') >= 0 ? "[" + ip + "]" : ip;
    }

    static Seq<Column<ComponentStatus>> components() {
        return Vector.of(
                Column.of("NAME", ComponentStatus::name),
                Column.of(
                        "STATUS",
                        each -> healthy(each)
                                .map(condition -> condition.status().isTrue() ? "Healthy" : "Unhealthy")
                                .getOrElse("Unknown")),
                Column.of(
                        "MESSAGE",
                        each -> healthy(each)
                                .flatMap(ComponentCondition::message)
                                .getOrElse("")),
                Column.of(
                        "ERROR",
                        each -> healthy(each).flatMap(ComponentCondition::error).getOrElse("")));
    }

    private static Option<ComponentCondition> healthy(ComponentStatus component) {
        return component
                .conditions()
                .find(condition -> condition.type().toString().equals("Healthy"));
    }
}
