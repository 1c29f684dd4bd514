package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.authorizer.User;
import io.github.kubevalue.model.certificates.CertificateSigningRequest;
import io.github.kubevalue.model.certificates.CertificateSigningRequestStatus;
import io.github.kubevalue.model.validation.certificates.RequestRules;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The strategies of the kinds of the group certificates.k8s.io. */
final class CertificatesStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(Strategy.of(CertificateSigningRequest.KIND)
            .withNames(text -> Vector.empty())
            .withRequested(CertificatesStrategies::requested)
            .withReplacing((wanted, stored) -> wanted.withSpec(stored.spec()).withStatus(stored.status()))
            .withFaults(RequestRules::faults)
            .withUpdates(RequestRules::updated)
            .withStatusFaults(RequestRules::status)
            .withStatusOf(RequestApproval::withStatus)
            .withNewStatus(request ->
                    request.withStatus(CertificateSigningRequestStatus.builder().build())));

    /** Who asks is what the server says, whatever the request does. */
    private static CertificateSigningRequest requested(CertificateSigningRequest request, User user) {
        return request.withSpec(request.spec()
                .withUsername(Option.of(user.name()))
                .withUid(Option.none())
                .withGroups(user.groups())
                .withExtra(TreeMap.empty()));
    }

    private CertificatesStrategies() {}
}
