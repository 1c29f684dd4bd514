package io.github.kubevalue.model.manifest;

/**
 * What is wrong with a manifest, and where: {@code shop.yaml:12:15: spec.ports[0].port: Invalid value: 70000: …}.
 *
 * @param place where it stands
 * @param path the field, as validation names it; empty for the document as a whole
 * @param message what is wrong, in Kubernetes' own words where it has them
 */
public record Problem(Place place, String path, String message) {

    @Override
    public String toString() {
        return path.isEmpty() ? place + ": " + message : place + ": " + path + ": " + message;
    }
}
