// What the caller may do. It only decides what is offered: wds-jmx decides about each request itself.

import { get } from "./jolokia.js";

export class Access {
  name = "";
  role = "";
  rights = new Set();

  async refresh() {
    const me = await get("-/me");
    this.name = String(me.name);
    this.role = String(me.role);
    this.rights = new Set(me.rights);
  }

  may(right) {
    return this.rights.has(right);
  }
}
