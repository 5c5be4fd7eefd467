/* address: absolute addresses of the site's files, which need its own (base-url of site.yaml). */
#ifndef GONGBU_ADDRESS_H
#define GONGBU_ADDRESS_H

#include "site.h"

/* http or https, a host, perhaps a port and folders: https://example.gov.cn/policy/. No query, fragment or user. */
bool address_valid(const char *base);
/* Any page of the web: the same with a query or fragment. */
bool address_link_valid(const char *address);

/*
 * The address of a path from the site's top, in the arena; of zh/rates/index.html it is …/zh/rates/, as web servers
 * have it. NULL where the site has no base-url.
 */
const char *address_of(struct arena *, const struct site *, const char *path);
/* example.gov.cn, without the port; NULL where the site has no base-url. */
const char *address_host(struct arena *, const struct site *);

#endif
