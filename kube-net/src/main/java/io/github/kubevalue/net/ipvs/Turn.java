package io.github.kubevalue.net.ipvs;

import io.github.kubevalue.model.address.Endpoint;

/**
 * Where a round robin stands.
 *
 * @param last who got the last connection
 * @param weight the weight that it takes now, for {@code wrr}
 */
record Turn(Endpoint last, int weight) {}
