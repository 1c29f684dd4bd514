package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.apiregistration.APIService;
import io.github.kubevalue.model.apiregistration.APIServiceCondition;
import io.github.kubevalue.model.certificates.CertificateSigningRequest;
import io.github.kubevalue.model.coordination.Lease;
import io.github.kubevalue.model.flowcontrol.FlowSchema;
import io.github.kubevalue.model.flowcontrol.LimitedPriorityLevelConfiguration;
import io.github.kubevalue.model.flowcontrol.PriorityLevelConfiguration;
import io.github.kubevalue.model.flowcontrol.QueuingConfiguration;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Function;

/** What the API server itself goes by: who it serves first, whom it trusts, and what it leaves to others. */
// pkg/printers/internalversion/printers.go
final class ServerPrinters {
    private static final String NONE = "<none>";

    private ServerPrinters() {}

    /** Kinds for which upstream has no table of its own. */
    // apiserver/pkg/registry/rest/table.go, defaultTableConvertor
    static <T extends KubeObject> Seq<Column<T>> plain() {
        return Vector.of(
                Column.of("NAME", KubeObject::name),
                Column.of(
                        "CREATED AT",
                        each -> each.metadata()
                                .creationTimestamp()
                                .map(Object::toString)
                                .getOrElse("0001-01-01T00:00:00Z")));
    }

    static Seq<Column<Lease>> leases() {
        return Vector.of(
                Column.of("NAME", Lease::name),
                Column.of("HOLDER", each -> each.spec().holderIdentity().getOrElse("")),
                Column.at("AGE", Age::of));
    }

    static Seq<Column<CertificateSigningRequest>> signingRequests() {
        return Vector.of(
                Column.of("NAME", CertificateSigningRequest::name),
                Column.at("AGE", Age::of),
                Column.of("SIGNERNAME", each -> Texts.orNone(each.spec().signerName())),
                Column.of("REQUESTOR", each -> each.spec().username().getOrElse("")),
                Column.of(
                        "REQUESTEDDURATION",
                        each -> each.spec()
                                .expirationSeconds()
                                .map(seconds -> Age.human(Duration.ofSeconds(seconds)))
                                .getOrElse(NONE)),
                Column.of("CONDITION", ServerPrinters::condition));
    }

    // extractCSRStatus
    private static String condition(CertificateSigningRequest request) {
        Seq<String> said =
                request.status().conditions().map(condition -> condition.type().text());
        String decided = said.contains("Denied") ? "Denied" : said.contains("Approved") ? "Approved" : "Pending";
        return decided
                + (said.contains("Failed") ? ",Failed" : "")
                + (request.status().certificate().exists(text -> !text.isEmpty()) ? ",Issued" : "");
    }

    static Seq<Column<FlowSchema>> flowSchemas() {
        return Vector.of(
                Column.of("NAME", FlowSchema::name),
                Column.of(
                        "PRIORITYLEVEL",
                        each -> each.spec().priorityLevelConfiguration().name()),
                Column.of(
                        "MATCHINGPRECEDENCE", each -> String.valueOf(each.spec().matchingPrecedence())),
                Column.of(
                        "DISTINGUISHERMETHOD",
                        each -> each.spec()
                                .distinguisherMethod()
                                .map(method -> method.type().toString())
                                .getOrElse(NONE)),
                Column.at("AGE", Age::of),
                Column.of("MISSINGPL", ServerPrinters::dangling));
    }

    private static String dangling(FlowSchema schema) {
        return schema.status()
                .conditions()
                .find(condition -> condition.type().contains("Dangling"))
                .map(condition -> Texts.orEmpty(condition.status()))
                .getOrElse("?");
    }

    static Seq<Column<PriorityLevelConfiguration>> priorityLevels() {
        return Vector.of(
                Column.of("NAME", PriorityLevelConfiguration::name),
                Column.of("TYPE", each -> each.spec().type().toString()),
                Column.of(
                        "NOMINALCONCURRENCYSHARES",
                        each -> each.spec()
                                .limited()
                                .map(limited -> Texts.orEmpty(limited.nominalConcurrencyShares()))
                                .getOrElse(NONE)),
                Column.of("QUEUES", each -> queuing(each, QueuingConfiguration::queues)),
                Column.of("HANDSIZE", each -> queuing(each, QueuingConfiguration::handSize)),
                Column.of("QUEUELENGTHLIMIT", each -> queuing(each, QueuingConfiguration::queueLengthLimit)),
                Column.at("AGE", Age::of));
    }

    private static String queuing(PriorityLevelConfiguration level, Function<QueuingConfiguration, Integer> number) {
        return level.spec()
                .limited()
                .map(LimitedPriorityLevelConfiguration::limitResponse)
                .flatMap(response -> response.queuing())
                .map(queuing -> String.valueOf(number.apply(queuing)))
                .getOrElse(NONE);
    }

    // kube-aggregator/pkg/registry/apiservice/etcd/etcd.go, ConvertToTable
    static Seq<Column<APIService>> apiServices() {
        return Vector.of(
                Column.of("NAME", APIService::name),
                Column.of(
                        "SERVICE",
                        each -> each.spec()
                                .service()
                                .map(service -> service.namespace().getOrElse("") + "/"
                                        + service.name().getOrElse(""))
                                .getOrElse("Local")),
                Column.of("AVAILABLE", ServerPrinters::available),
                Column.at("AGE", Age::of));
    }

    private static String available(APIService service) {
        Option<APIServiceCondition> condition = service.status()
                .conditions()
                .find(each -> each.type().toString().equals("Available"));
        return condition
                .map(found -> found.status()
                        + found.reason()
                                .filter(reason -> !found.status().isTrue() && !reason.isEmpty())
                                .map(reason -> " (" + reason + ")")
                                .getOrElse(""))
                .getOrElse("Unknown");
    }
}
