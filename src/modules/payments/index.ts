export { hearGateway } from './actions/hear-gateway.ts';
export { openPayment } from './actions/open-payment.ts';
export { setGateway } from './actions/set-gateway.ts';
export { listOwnMoney } from './own-money-store.ts';
