package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.apiregistration.APIService;
import io.github.kubevalue.model.apiregistration.APIServiceStatus;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group apiregistration.k8s.io. */
final class ApiregistrationStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(Strategy.of(APIService.KIND)
            .withNames(Names.PATH_SEGMENT)
            .withStatus(
                    APIService::status,
                    APIService::withStatus,
                    APIServiceStatus.builder().build()));

    private ApiregistrationStrategies() {}
}
