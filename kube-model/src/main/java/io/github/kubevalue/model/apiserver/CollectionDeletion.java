package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusDetails;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.read.KubeList;
import io.github.kubevalue.model.read.Reads;
import io.vavr.collection.Seq;

/**
 * The deletion of all objects that a list tells. Where one of them is refused, those before it are gone upstream; here the whole
 * request is refused. (apiserver/pkg/registry/generic/registry/store.go, DeleteCollection)
 */
record CollectionDeletion(ApiServer server, Call call) {

    Answer<ApiServer> delete(Write.DeleteCollection delete) {
        if (delete.kind().equals(Namespace.KIND)) {
            return Answer.refused(new ApiError(
                    ApiError.Reason.METHOD_NOT_ALLOWED,
                    "the server does not allow this method on the requested resource",
                    StatusDetails.none()));
        }
        return Answer.of(new Reads(server.store())
                        .list(delete.kind(), delete.list())
                        .map(KubeList::items))
                .then(objects -> deleted(objects, delete.options()));
    }

    private Answer<ApiServer> deleted(Seq<? extends KubeObject> objects, DeleteOptions options) {
        Answer<ApiServer> start = Answer.granted(server);
        return objects.foldLeft(
                start,
                (answer, object) -> answer.then(
                        so -> new Deletion(so, call, options).delete(new Write.Delete(object.key(), options))));
    }
}
