package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Alias;
import io.github.kubevalue.dns.plugin.kubernetes.Found.NameError;
import io.github.kubevalue.dns.plugin.kubernetes.Found.Node;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceType;
import io.vavr.control.Option;

/** Finds the Service, the ServiceImport or the pod that a name stands for. */
// plugin/kubernetes/kubernetes.go, Records
record ObjectLookup(Watched watched) {

    /** What a name, absolute and within the zone, stands for; the zone is spelled as in the name. */
    Found find(DomainName name, DomainName zone) {
        RecordRequest.Grammar grammar = watched.grammar(zone);
        Option<RecordRequest> parsed = RecordRequest.parse(name.without(zone), grammar);
        if (parsed.isEmpty()) {
            return new NameError(because("no name of this shape exists"));
        }
        RecordRequest request = parsed.get();
        if (request.subject() == RecordRequest.Subject.STRUCTURE) {
            return new Node(because("a node of the tree that has no records"));
        }
        if (name.isReverse()) {
            return new NameError(because("a reverse name"));
        }
        if (!watched.isExposed(request.namespace())) {
            return new NameError(because("namespace " + request.namespace() + " does not exist or is not exposed"));
        }
        if (request.subject() == RecordRequest.Subject.POD) {
            return new PodLookup(watched, request, zone).find();
        }
        if (request.service().isEmpty()) {
            return new Node(because("a namespace has no records"));
        }
        return grammar == RecordRequest.Grammar.MULTICLUSTER ? serviceImport(request, zone) : service(request, zone);
    }

    private Found service(RecordRequest request, DomainName zone) {
        Option<Service> found = watched.service(request.namespace(), request.service());
        if (found.isEmpty()) {
            return new NameError(
                    because("there is no Service " + request.service() + " in namespace " + request.namespace()));
        }
        Service service = found.get();
        return service.spec().type().contains(ServiceType.EXTERNAL_NAME)
                ? external(service, request)
                : new ServiceLookup(watched, ServedService.of(service), request, zone).find();
    }

    private Found serviceImport(RecordRequest request, DomainName zone) {
        return watched.serviceImport(request.namespace(), request.service())
                .map(service -> new ServiceLookup(watched, service, request, zone).find())
                .getOrElse(() -> new NameError(because(
                        "there is no ServiceImport " + request.service() + " in namespace " + request.namespace())));
    }

    private static Found external(Service service, RecordRequest request) {
        if (request.isNarrowed()) {
            return new NameError(because(service, "an ExternalName Service has no ports and no endpoints"));
        }
        String target = service.spec().externalName().getOrElse("");
        Option<DomainName> alias = Ip.tryParse(target).isDefined() ? Option.none() : DomainName.tryParse(target);
        return alias.filter(name -> !name.isEmpty())
                .<Found>map(name -> new Alias(name.absolute(), because(service, "externalName " + target)))
                .getOrElse(() -> new NameError(because(service, "externalName " + target + " is no name")));
    }

    private static Evidence because(String rule) {
        return Evidence.of(Kubernetes.NAME, rule);
    }

    private static Evidence because(Service service, String rule) {
        return Evidence.of(Kubernetes.NAME, service.key(), rule);
    }
}
