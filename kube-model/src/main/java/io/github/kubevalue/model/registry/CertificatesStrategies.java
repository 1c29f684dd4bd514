package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.certificates.CertificateSigningRequest;
import io.github.kubevalue.model.certificates.CertificateSigningRequestStatus;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group certificates.k8s.io. */
final class CertificatesStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(Strategy.of(CertificateSigningRequest.KIND)
            .withNames(Names.PATH_SEGMENT)
            .withReplacing((wanted, stored) -> wanted.withSpec(stored.spec()))
            .withStatus(
                    CertificateSigningRequest::status,
                    CertificateSigningRequest::withStatus,
                    CertificateSigningRequestStatus.builder().build()));

    private CertificatesStrategies() {}
}
